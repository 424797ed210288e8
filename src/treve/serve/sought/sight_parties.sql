-- Question: which combinations of sides, direction and basis occur, and by which number is each known here?
-- Source: the incidents.
-- Reads: incident. Gives: key, side_a_set, side_b_set, directed, perpetrator_basis.
-- NULL: a side that nobody names.
WITH own AS (
    SELECT DISTINCT i.side_a_set, i.side_b_set, i.direction = 'a_against_b' AS directed, i.perpetrator_basis FROM incident AS i
)
SELECT
    CAST(row_number() OVER (ORDER BY o.side_a_set NULLS LAST, o.side_b_set NULLS LAST, o.directed, o.perpetrator_basis) AS INTEGER) AS key,
    o.side_a_set,
    o.side_b_set,
    o.directed,
    o.perpetrator_basis
FROM own AS o
