-- Question: how many pairs could share a cell at most, whichever registers they stand in?
-- Source: the cells.
-- Reads: step_cell. Gives: one row: pairs.
-- NULL: there is no cell.
SELECT sum(b.reports * (b.reports - 1)) / 2 AS pairs
FROM (
    SELECT CAST(count(*) AS DOUBLE) AS reports
    FROM step_cell AS c
    GROUP BY c.block
) AS b
