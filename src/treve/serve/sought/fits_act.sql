-- Rule: an act fits if it is asked for, or none is, and it is not barred.
-- Source: the query, as rows of step_asked (one row) and step_key.
-- Reads: step_sight_value, step_asked, step_key. Writes: step_fits_act.
-- NULL: none; what is not stated is a value of its own.
SELECT v.key
FROM step_sight_value AS v
CROSS JOIN step_asked AS a
WHERE v.facet = 'act'
  AND (NOT a.asks_act OR v.key IN (SELECT w.key FROM step_key AS w WHERE w.facet = 'act' AND NOT w.without))
  AND v.key NOT IN (SELECT w.key FROM step_key AS w WHERE w.facet = 'act' AND w.without)
