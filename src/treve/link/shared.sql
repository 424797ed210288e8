-- Rule: which incidents do several reports tell, those that were published again left aside?
-- Source: the reports of each incident.
-- Reads: incident_report. Writes: step_shared.
-- NULL: never.
SELECT t.incident_id, CAST(count(*) AS BIGINT) AS counted
FROM incident_report AS t
WHERE NOT t.superseded
GROUP BY t.incident_id
HAVING count(*) > 1
