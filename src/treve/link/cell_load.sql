-- Question: how many pairs could share a cell, and how full is the fullest?
-- Source: the cells. Reports of one turn, those of one curated register, are no pairs.
-- Reads: step_cell. Gives: one row: pairs, fullest.
-- NULL: there is no cell.
WITH of_turn AS (
    SELECT c.block, CAST(count(*) AS DOUBLE) AS reports
    FROM step_cell AS c
    GROUP BY c.block, c.turn
),
of_block AS (
    SELECT sum(o.reports) AS reports, sum(o.reports) * sum(o.reports) - sum(o.reports * o.reports) AS twice
    FROM of_turn AS o
    GROUP BY o.block
)
SELECT sum(b.twice) / 2 AS pairs, max(b.reports) AS fullest
FROM of_block AS b
