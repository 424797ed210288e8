-- Question: which incidents do the two reports asked about tell?
-- Source: the reports of each incident.
-- Reads: step_asked_pair, incident_report. Gives: source_row_id, incident_id.
-- NULL: never.
SELECT t.source_row_id, t.incident_id
FROM step_asked_pair AS q
JOIN incident_report AS t ON t.source_row_id = q.report_1 OR t.source_row_id = q.report_2
