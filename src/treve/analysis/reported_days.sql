-- Question: on which day was each incident of the countries of an agreement first reported, and is it on a covered front?
-- Source: incidents of one exact day; the earliest usable day of publication among an incident's reports; fronts under one reading.
-- Reads: incident, place, front, in_territory, step_analysed, step_first_published. Gives: agreement_id, incident_id, front, day, published, deaths_best.
-- NULL: published: no report of the incident states a usable day of publication; deaths_best: not stated. front is 'outside' where the place lies outside the territory.
WITH inside AS (
    SELECT DISTINCT t.agreement_id, t.place_id
    FROM in_territory AS t
),
land AS (
    SELECT DISTINCT n.agreement_id, p.country
    FROM inside AS n
    JOIN place AS p ON p.place_id = n.place_id
    WHERE p.country IS NOT NULL
)
SELECT
    a.agreement_id,
    i.incident_id,
    CASE WHEN n.place_id IS NULL THEN 'outside' ELSE COALESCE(f.front, 'unknown') END AS front,
    i.first_day AS day,
    k.published,
    i.deaths_best
FROM step_analysed AS a
JOIN land AS l ON l.agreement_id = a.agreement_id
JOIN place AS p ON p.country = l.country
JOIN incident AS i ON i.place_id = p.place_id
LEFT JOIN inside AS n ON n.agreement_id = a.agreement_id AND n.place_id = i.place_id
LEFT JOIN step_first_published AS k ON k.incident_id = i.incident_id
LEFT JOIN front AS f
    ON f.agreement_id = a.agreement_id
   AND f.reading = a.reading
   AND f.side_a_set = COALESCE(i.side_a_set, 0)
   AND f.side_b_set = COALESCE(i.side_b_set, 0)
   AND f.direction = i.direction
WHERE i.first_day = i.last_day
ORDER BY a.agreement_id, day, i.incident_id
