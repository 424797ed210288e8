-- Rule: which pairs of sides met, and in which direction?
-- Source: the reports.
-- Reads: step_report_key. Writes: side_pair.
-- NULL: never; set 0 stands for nobody named.
SELECT
    row_number() OVER (ORDER BY p.side_a_set NULLS LAST, p.side_b_set NULLS LAST, p.direction NULLS LAST) AS side_pair_id,
    p.side_a_set,
    p.side_b_set,
    p.direction
FROM (
    SELECT DISTINCT r.side_a_set, r.side_b_set, r.direction
    FROM step_report_key AS r
) AS p
