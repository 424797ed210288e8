-- Question: how many incidents change their verdict with the reading?
-- Source: the contested incidents.
-- Reads: contested_incident. Gives: agreement_id, incidents.
-- NULL: never.
SELECT c.agreement_id, CAST(count(*) AS BIGINT) AS incidents
FROM contested_incident AS c
GROUP BY c.agreement_id
