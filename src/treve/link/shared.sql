-- Rule: which incidents do several reports tell, those that were published again left aside?
-- Source: the groups of reports that the step link found; a report in none is told by nobody else.
-- Reads: step_group. Writes: step_shared.
-- NULL: never.
SELECT t.incident_id, CAST(count(*) AS BIGINT) AS counted
FROM step_group AS t
WHERE NOT t.superseded
GROUP BY t.incident_id
HAVING count(*) > 1
