-- Question: how many incidents with a finding cannot be drawn as a dot?
-- Source: places whose point does not stand for the place, or that have none.
-- Reads: finding, incident, place, step_shown. Gives: agreement_id, incidents.
-- NULL: never.
WITH shown AS (
    SELECT DISTINCT s.agreement_id, s.reading
    FROM step_shown AS s
)
SELECT f.agreement_id, CAST(count(*) AS BIGINT) AS incidents
FROM shown AS s
JOIN finding AS f ON f.agreement_id = s.agreement_id AND f.reading = s.reading
JOIN incident AS i ON i.incident_id = f.incident_id
JOIN place AS p ON p.place_id = i.place_id
WHERE (p.place_precision <> 'exact' AND p.place_precision <> 'near')
   OR p.latitude IS NULL
   OR p.longitude IS NULL
GROUP BY f.agreement_id
