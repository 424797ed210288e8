-- Question: which reports tell an incident?
-- Source: the links between reports and incidents.
-- Reads: step_page, incident_report, report. Gives: source_row_id, report_id, superseded, published; first published first.
-- NULL: published: not stated.
SELECT t.source_row_id, r.report_id, t.superseded, r.published
FROM step_page AS g
JOIN incident_report AS t ON t.incident_id = g.incident_id
JOIN report AS r ON r.source_row_id = t.source_row_id
ORDER BY r.published NULLS LAST, r.report_id
