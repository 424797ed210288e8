-- Rule: which pairs of sides met, and in which direction?
-- Source: the reports.
-- Reads: report, report_actor. Writes: side_pair.
-- NULL: never; set 0 stands for nobody named.
SELECT
    row_number() OVER (ORDER BY p.side_a_set NULLS LAST, p.side_b_set NULLS LAST, p.direction NULLS LAST) AS side_pair_id,
    p.side_a_set,
    p.side_b_set,
    p.direction
FROM (
    SELECT DISTINCT
        COALESCE(a.side_a_set, 0) AS side_a_set,
        COALESCE(a.side_b_set, 0) AS side_b_set,
        r.direction
    FROM report AS r
    JOIN report_actor AS a ON a.source_row_id = r.source_row_id
) AS p
