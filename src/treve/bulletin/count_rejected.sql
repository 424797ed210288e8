-- Question: which columns could not be read, how often, and what stood there, for example?
-- Source: the rejected rows.
-- Reads: rejected_row. Gives: one row per column and what was expected of it.
-- NULL: value is empty if the cell was.
SELECT
    r.column_name,
    r.expected,
    count(*) AS cells,
    min(r.value) AS value
FROM rejected_row AS r
GROUP BY r.column_name, r.expected
