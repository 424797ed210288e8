-- Question: what do the findings come to in each governorate, under one reading?
-- Source: the places of the incidents.
-- Reads: finding, incident, place, step_shown. Gives: agreement_id, admin1, verdict, incidents.
-- NULL: admin1: the source names no first-order division.
WITH shown AS (
    SELECT DISTINCT s.agreement_id, s.reading
    FROM step_shown AS s
)
SELECT f.agreement_id, p.admin1, f.verdict, CAST(count(*) AS BIGINT) AS incidents
FROM shown AS s
JOIN finding AS f ON f.agreement_id = s.agreement_id AND f.reading = s.reading
JOIN incident AS i ON i.incident_id = f.incident_id
JOIN place AS p ON p.place_id = i.place_id
GROUP BY f.agreement_id, p.admin1, f.verdict
