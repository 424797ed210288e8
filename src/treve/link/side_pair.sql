-- Rule: which pairs of sides met, and in which direction?
-- Source: the reports, and what several reports of one incident come to.
-- Reads: report, report_actor, step_joint. Writes: side_pair.
-- NULL: never; set 0 stands for nobody named.
SELECT
    row_number() OVER (ORDER BY p.side_a_set NULLS LAST, p.side_b_set NULLS LAST, p.direction NULLS LAST) AS side_pair_id,
    p.side_a_set,
    p.side_b_set,
    p.direction
FROM (
    SELECT
        COALESCE(a.side_a_set, 0) AS side_a_set,
        COALESCE(a.side_b_set, 0) AS side_b_set,
        r.direction
    FROM report AS r
    JOIN report_actor AS a ON a.source_row_id = r.source_row_id
    UNION
    SELECT
        COALESCE(j.side_a_set, 0) AS side_a_set,
        COALESCE(j.side_b_set, 0) AS side_b_set,
        j.direction
    FROM step_joint AS j
) AS p
