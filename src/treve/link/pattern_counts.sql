-- Question: how often does each pattern of agreement occur among the candidate pairs of two different registers?
-- Source: the compared pairs.
-- Reads: step_pattern_pair. Gives: pattern, pairs.
-- NULL: never.
SELECT p.pattern, CAST(count(*) AS BIGINT) AS pairs
FROM step_pattern_pair AS p
WHERE p.register_1 <> p.register_2
GROUP BY p.pattern
ORDER BY p.pattern NULLS LAST
