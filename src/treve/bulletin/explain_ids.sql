-- Question: which reports are there?
-- Source: the reports.
-- Reads: report. Gives: source_row_id, report_id.
-- NULL: never.
SELECT r.source_row_id, r.report_id
FROM report AS r
