-- Question: which ids do the reports in question bear?
-- Source: the reports.
-- Reads: step_in_question, report. Gives: source_row_id, report_id.
-- NULL: never.
-- The few in question are looked up among all reports, and not the other way round.
SELECT r.source_row_id, r.report_id
FROM report AS r
JOIN step_in_question AS q ON q.source_row_id = r.source_row_id
