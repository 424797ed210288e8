-- Question: which reports tell the incidents of a page?
-- Source: the reports of each incident.
-- Reads: step_page_incidents, incident_report, report. Gives: incident_id, report_id, superseded.
-- NULL: never.
SELECT l.incident_id, r.report_id, l.superseded
FROM step_page_incidents AS s
JOIN incident_report AS l ON l.incident_id = s.incident_id
JOIN report AS r ON r.source_row_id = l.source_row_id
