-- Rule: which reports are asked about, pair by pair?
-- Source: the pairs asked about.
-- Reads: step_asked_pair. Writes: step_asked_report.
-- NULL: never.
SELECT a.report_1 AS source_row_id
FROM step_asked_pair AS a
UNION
SELECT b.report_2 AS source_row_id
FROM step_asked_pair AS b
