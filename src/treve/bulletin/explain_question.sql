-- Question: which incidents do the reports in question tell?
-- Source: the links between reports and incidents.
-- Reads: step_question_row, incident_report. Gives: source_row_id, incident_id, superseded.
-- NULL: never.
SELECT t.source_row_id, t.incident_id, t.superseded
FROM incident_report AS t
WHERE t.source_row_id IN (SELECT q.source_row_id FROM step_question_row AS q)
