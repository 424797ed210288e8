-- Question: for which agreements does the verdict of the incident in question change with the reading?
-- Source: the contested incidents.
-- Reads: step_question, incident_report, contested_incident. Gives: source_row_id, agreement_id.
-- NULL: never.
SELECT t.source_row_id, c.agreement_id
FROM incident_report AS t
JOIN contested_incident AS c ON c.incident_id = t.incident_id
WHERE EXISTS (SELECT 1 FROM step_question AS q WHERE q.source_row_id = t.source_row_id)
