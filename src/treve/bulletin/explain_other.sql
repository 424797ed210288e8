-- Question: which other reports tell the incident in question?
-- Source: the links between reports and incidents.
-- Reads: step_question, incident_report, report. Gives: source_row_id of the report in question, and report_id of the others.
-- NULL: never.
SELECT t.source_row_id, r.report_id
FROM incident_report AS t
JOIN incident_report AS o ON o.incident_id = t.incident_id AND o.source_row_id <> t.source_row_id
JOIN report AS r ON r.source_row_id = o.source_row_id
WHERE EXISTS (SELECT 1 FROM step_question AS q WHERE q.source_row_id = t.source_row_id)
ORDER BY r.report_id NULLS LAST
