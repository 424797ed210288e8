-- Question: which compared pairs are enough to estimate weights from?
-- Source: all pairs of two registers whose earlier report falls into some of the months, whole months so that rivals stay together.
-- Reads: step_pattern_pair, link_key, step_month. Gives: report_1, report_2, register_1, register_2, pattern.
-- NULL: never.
SELECT p.report_1, p.report_2, p.register_1, p.register_2, p.pattern
FROM step_pattern_pair AS p
JOIN link_key AS k ON k.source_row_id = p.report_1
JOIN step_month AS m ON m.month = floor(k.first_number / 30)
WHERE p.register_1 <> p.register_2
