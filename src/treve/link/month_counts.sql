-- Question: how many compared pairs fall into each stretch of thirty days?
-- Source: the first day of one report of each pair.
-- Reads: step_pattern_pair, link_key. Gives: month (thirty days since 1 January 1970), pairs.
-- NULL: never.
SELECT floor(k.first_number / 30) AS month, CAST(count(*) AS BIGINT) AS pairs
FROM step_pattern_pair AS p
JOIN link_key AS k ON k.source_row_id = p.report_1
WHERE p.register_1 <> p.register_2
GROUP BY floor(k.first_number / 30)
ORDER BY month NULLS LAST
