-- Question: which ids do the reports in question bear, and in which register do they stand?
-- Source: the reports.
-- Reads: step_in_question, report, link_key. Gives: source_row_id, report_id, register_id.
-- NULL: never.
SELECT r.source_row_id, r.report_id, k.register_id
FROM link_key AS k
JOIN (
    -- The few in question are looked up among all reports, and not the other way round.
    SELECT o.source_row_id, o.report_id
    FROM report AS o
    JOIN step_in_question AS q ON q.source_row_id = o.source_row_id
) AS r ON r.source_row_id = k.source_row_id
