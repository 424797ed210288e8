-- Question: by which numbers are the values asked for known here?
-- Source: the query's values.
-- Reads: step_wanted, step_sight_value. Gives: facet, key, without. A value that nothing has has no row.
-- NULL: none.
SELECT w.facet, v.key, w.without
FROM step_wanted AS w
JOIN step_sight_value AS v ON v.facet = w.facet AND v.value = w.value
