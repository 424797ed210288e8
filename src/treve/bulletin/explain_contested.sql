-- Question: for which agreements does the verdict of the incident in question change with the reading?
-- Source: the contested incidents.
-- Reads: step_question, contested_incident. Gives: source_row_id, agreement_id.
-- NULL: never.
SELECT t.source_row_id, c.agreement_id
FROM step_question AS t
JOIN contested_incident AS c ON c.incident_id = t.incident_id
