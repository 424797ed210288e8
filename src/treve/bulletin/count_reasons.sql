-- Question: what keeps the undetermined findings undetermined?
-- Source: the tests of undetermined findings that could not be answered. One finding can have several.
-- Reads: finding, finding_reason. Gives: agreement_id, reading, reason, incidents.
-- NULL: never.
SELECT
    r.agreement_id,
    r.reading,
    r.reason,
    CAST(count(DISTINCT r.incident_id) AS BIGINT) AS incidents
FROM finding_reason AS r
JOIN finding AS f
    ON f.incident_id = r.incident_id AND f.agreement_id = r.agreement_id AND f.reading = r.reading
WHERE f.verdict = 'undetermined' AND r.answer IS NULL
GROUP BY r.agreement_id, r.reading, r.reason
