-- Question: how many pairs could share a cell, and how full is the fullest?
-- Source: the cells. Reports of one curated register are no pairs.
-- Reads: step_cell. Gives: one row: pairs, fullest.
-- NULL: there is no cell.
WITH of_register AS (
    SELECT c.block, c.register_id, c.curated, CAST(count(*) AS DOUBLE) AS reports
    FROM step_cell AS c
    GROUP BY c.block, c.register_id, c.curated
),
of_block AS (
    SELECT
        o.block,
        sum(o.reports) AS reports,
        sum(o.reports) * sum(o.reports) - sum(CASE WHEN o.curated THEN o.reports * o.reports ELSE o.reports END) AS twice
    FROM of_register AS o
    GROUP BY o.block
)
SELECT sum(b.twice) / 2 AS pairs, max(b.reports) AS fullest
FROM of_block AS b
