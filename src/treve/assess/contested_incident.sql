-- Rule: does the verdict of an incident change between the readings of an agreement?
-- Source: the findings; a reading without a finding says outside_time (the place is the same in every reading).
-- Reads: finding, reading. Writes: contested_incident.
-- NULL: never.
WITH counted AS (
    SELECT r.agreement_id, count(*) AS readings
    FROM reading AS r
    GROUP BY r.agreement_id
),
said AS (
    SELECT f.incident_id, f.agreement_id, count(DISTINCT f.verdict) AS verdicts, count(*) AS findings
    FROM finding AS f
    JOIN counted AS c ON c.agreement_id = f.agreement_id
    WHERE c.readings > 1
    GROUP BY f.incident_id, f.agreement_id
)
SELECT
    s.incident_id,
    s.agreement_id,
    CAST(s.verdicts + CASE WHEN s.findings < c.readings THEN 1 ELSE 0 END AS BIGINT) AS verdicts
FROM said AS s
JOIN counted AS c ON c.agreement_id = s.agreement_id
WHERE s.verdicts > 1 OR s.findings < c.readings
