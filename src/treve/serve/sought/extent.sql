-- Question: how far do the points of the chosen incidents reach?
-- Source: the places of the chosen incidents.
-- Reads: step_met, step_sight_place. Gives: one row: west, south, east, north.
-- NULL: all: none of them is a point.
SELECT min(p.longitude) AS west, min(p.latitude) AS south, max(p.longitude) AS east, max(p.latitude) AS north
FROM step_met AS m
JOIN step_sight_place AS p ON p.place_id = m.place_id
WHERE p.placed = 1
