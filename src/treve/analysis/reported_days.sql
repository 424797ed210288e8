-- Question: on which day was each incident of the covered fronts first reported?
-- Source: incidents of one exact day; the earliest usable day of publication among an incident's reports; fronts under one reading.
-- Reads: incident, front, in_territory, step_analysed, step_first_published. Gives: agreement_id, incident_id, day, published, deaths_best.
-- NULL: published: no report of the incident states a usable day of publication; deaths_best: not stated.
WITH inside AS (
    SELECT DISTINCT t.agreement_id, t.place_id
    FROM in_territory AS t
)
SELECT
    a.agreement_id,
    i.incident_id,
    i.first_day AS day,
    k.published,
    i.deaths_best
FROM step_analysed AS a
JOIN inside AS n ON n.agreement_id = a.agreement_id
JOIN incident AS i ON i.place_id = n.place_id
LEFT JOIN step_first_published AS k ON k.incident_id = i.incident_id
JOIN front AS f
    ON f.agreement_id = a.agreement_id
   AND f.reading = a.reading
   AND f.side_a_set = COALESCE(i.side_a_set, 0)
   AND f.side_b_set = COALESCE(i.side_b_set, 0)
   AND f.direction = i.direction
WHERE i.first_day = i.last_day
  AND f.front = 'covered'
ORDER BY a.agreement_id, day, i.incident_id
