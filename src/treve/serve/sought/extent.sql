-- Question: how far do the points of the chosen incidents reach?
-- Source: the chosen incidents.
-- Reads: step_chosen. Gives: one row: west, south, east, north.
-- NULL: all: none of them is a point.
SELECT min(c.longitude) AS west, min(c.latitude) AS south, max(c.longitude) AS east, max(c.latitude) AS north
FROM step_chosen AS c
WHERE c.placed = 1
