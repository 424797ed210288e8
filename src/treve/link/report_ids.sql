-- Question: which ids do the reports in question bear, and in which register do they stand?
-- Source: the reports.
-- Reads: step_in_question, report, link_key. Gives: source_row_id, report_id, register_id.
-- NULL: never.
SELECT r.source_row_id, r.report_id, k.register_id
FROM step_in_question AS q
JOIN report AS r ON r.source_row_id = q.source_row_id
JOIN link_key AS k ON k.source_row_id = q.source_row_id
