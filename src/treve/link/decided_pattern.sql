-- Question: how far do the reports agree of which people have said whether they tell the same incident?
-- Source: the compared pairs and the decisions.
-- Reads: step_decided, step_pattern_pair. Gives: pattern, same.
-- NULL: never.
SELECT p.pattern, d.same
FROM step_decided AS d
JOIN step_pattern_pair AS p ON p.report_1 = d.report_1 AND p.report_2 = d.report_2
ORDER BY p.pattern NULLS LAST, d.same NULLS LAST
