-- Question: how many of the chosen incidents are known only as lying in an area, and in which?
-- Source: the places of the chosen incidents.
-- Reads: step_met, step_sight_place, step_sight_value. Gives: area, placed, incidents.
-- NULL: none.
SELECT a.value AS area, w.value AS placed, CAST(sum(m.incidents) AS BIGINT) AS incidents
FROM step_met AS m
JOIN step_sight_place AS p ON p.place_id = m.place_id
JOIN step_sight_value AS a ON a.facet = 'area' AND a.key = p.area
JOIN step_sight_value AS w ON w.facet = 'placed' AND w.key = p.placed
WHERE p.placed <> 1
GROUP BY a.value, w.value
