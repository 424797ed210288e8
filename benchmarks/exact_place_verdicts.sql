-- Question: how many incidents at exact places have each verdict that leaves nothing open?
-- Source: the findings; the peer computes the same for exact places.
-- Reads: finding, incident, place. Gives: verdict, incidents.
-- NULL: never.
SELECT
    f.verdict,
    CAST(count(*) AS BIGINT) AS incidents
FROM finding AS f
JOIN incident AS i ON i.incident_id = f.incident_id
JOIN place AS p ON p.place_id = i.place_id
WHERE p.place_precision = 'exact' AND f.in_force AND (f.verdict = 'covered' OR f.verdict = 'excluded_actor')
GROUP BY f.verdict
