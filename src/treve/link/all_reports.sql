-- Rule: which reports are there?
-- Source: the reports.
-- Reads: report. Writes: step_asked_report.
-- NULL: never.
SELECT r.source_row_id
FROM report AS r
