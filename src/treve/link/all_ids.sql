-- Question: which ids do the reports bear?
-- Source: the reports.
-- Reads: report. Gives: source_row_id, report_id.
-- NULL: never.
SELECT r.source_row_id, r.report_id
FROM report AS r
ORDER BY r.report_id NULLS LAST, r.source_row_id NULLS LAST
