-- Question: where did the incidents with a finding happen, and on which front?
-- Source: places whose point stands for the place itself or lies within about 25 km of it; fronts under one reading.
-- Reads: finding, incident, place, front, step_shown. Gives: agreement_id, front, place_id, name, country, latitude, longitude, incidents.
-- NULL: front: nobody asked for the front; name, country: not stated.
WITH shown AS (
    SELECT DISTINCT s.agreement_id, s.reading
    FROM step_shown AS s
)
SELECT
    f.agreement_id,
    n.front,
    p.place_id,
    p.name,
    p.country,
    p.latitude,
    p.longitude,
    CAST(count(*) AS BIGINT) AS incidents
FROM shown AS s
JOIN finding AS f ON f.agreement_id = s.agreement_id AND f.reading = s.reading
JOIN incident AS i ON i.incident_id = f.incident_id
JOIN place AS p ON p.place_id = i.place_id
LEFT JOIN front AS n
    ON n.agreement_id = s.agreement_id
   AND n.reading = s.reading
   AND n.side_a_set = COALESCE(i.side_a_set, 0)
   AND n.side_b_set = COALESCE(i.side_b_set, 0)
   AND n.direction = i.direction
WHERE (p.place_precision = 'exact' OR p.place_precision = 'near')
  AND p.latitude IS NOT NULL
  AND p.longitude IS NOT NULL
GROUP BY f.agreement_id, n.front, p.place_id, p.name, p.country, p.latitude, p.longitude
