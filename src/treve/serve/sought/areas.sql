-- Question: how many of the chosen incidents are known only as lying in an area, and in which?
-- Source: the chosen incidents.
-- Reads: step_chosen, step_sight_value. Gives: area, placed, incidents.
-- NULL: none.
SELECT a.value AS area, p.value AS placed, n.incidents
FROM (
    SELECT c.area, CAST(c.placed AS INTEGER) AS placed, count(*) AS incidents
    FROM step_chosen AS c
    WHERE c.placed <> 1
    GROUP BY c.area, c.placed
) AS n
JOIN step_sight_value AS a ON a.facet = 'area' AND a.key = n.area
JOIN step_sight_value AS p ON p.facet = 'placed' AND p.key = n.placed
