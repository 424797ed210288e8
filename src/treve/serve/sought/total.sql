-- Question: how many incidents are chosen, and how many of them does the map show as points?
-- Source: the chosen incidents and their places.
-- Reads: step_chosen, step_met, step_sight_place. Gives: one row: incidents, points, loose (of the points), areas, nowhere, first and last day.
-- NULL: first_day, last_day: none is chosen.
WITH placed AS (
    SELECT
        COALESCE(CAST(sum(m.incidents) AS BIGINT), 0) AS incidents,
        COALESCE(CAST(sum(CASE WHEN p.placed = 1 THEN m.incidents END) AS BIGINT), 0) AS points,
        COALESCE(CAST(sum(CASE WHEN p.placed = 1 AND p.loose THEN m.incidents END) AS BIGINT), 0) AS loose,
        COALESCE(CAST(sum(CASE WHEN p.placed = 2 THEN m.incidents END) AS BIGINT), 0) AS areas,
        COALESCE(CAST(sum(CASE WHEN p.placed = 3 THEN m.incidents END) AS BIGINT), 0) AS nowhere
    FROM step_met AS m
    JOIN step_sight_place AS p ON p.place_id = m.place_id
), days AS (
    SELECT min(c.first_day) AS first_day, max(c.last_day) AS last_day FROM step_chosen AS c
)
SELECT p.incidents, p.points, p.loose, p.areas, p.nowhere, d.first_day, d.last_day
FROM placed AS p
CROSS JOIN days AS d
