-- Question: which incidents could lie on more than one day, by front, pair of sides and first-order division?
-- Source: incidents of several possible days in the countries of an agreement's territory, and those whose country nobody can tell and that may lie in it; fronts under one reading.
-- Reads: incident, place, front, in_territory, step_analysed, step_first_published. Gives: agreement_id, incident_id, front, side_a_set, side_b_set, admin1, first_day, last_day, deaths_low, deaths_best, deaths_high.
-- As of a day (step_analysed.as_of, NULL: none) only incidents first reported by then are counted.
-- NULL: admin1: the source names none; deaths: the figure is not stated. front is 'outside' where the place lies outside the territory.
WITH inside AS (
    SELECT DISTINCT t.agreement_id, t.place_id
    FROM in_territory AS t
),
land AS (
    SELECT DISTINCT n.agreement_id, p.country
    FROM inside AS n
    JOIN place AS p ON p.place_id = n.place_id
    WHERE p.country IS NOT NULL
),
asked AS (
    SELECT l.agreement_id, p.place_id
    FROM land AS l
    JOIN place AS p ON p.country = l.country
    UNION
    SELECT n.agreement_id, n.place_id
    FROM inside AS n
)
SELECT
    a.agreement_id,
    i.incident_id,
    CASE WHEN n.place_id IS NULL THEN 'outside' ELSE COALESCE(f.front, 'unknown') END AS front,
    COALESCE(i.side_a_set, 0) AS side_a_set,
    COALESCE(i.side_b_set, 0) AS side_b_set,
    p.admin1,
    i.first_day,
    i.last_day,
    i.deaths_low,
    i.deaths_best,
    i.deaths_high
FROM step_analysed AS a
JOIN asked AS q ON q.agreement_id = a.agreement_id
JOIN place AS p ON p.place_id = q.place_id
JOIN incident AS i ON i.place_id = p.place_id
LEFT JOIN step_first_published AS k ON k.incident_id = i.incident_id
LEFT JOIN inside AS n ON n.agreement_id = a.agreement_id AND n.place_id = i.place_id
LEFT JOIN front AS f
    ON f.agreement_id = a.agreement_id
   AND f.reading = a.reading
   AND f.side_a_set = COALESCE(i.side_a_set, 0)
   AND f.side_b_set = COALESCE(i.side_b_set, 0)
   AND f.direction = i.direction
WHERE i.first_day < i.last_day
  AND (a.as_of IS NULL OR k.published <= a.as_of)
ORDER BY a.agreement_id, i.first_day, i.last_day, i.incident_id
