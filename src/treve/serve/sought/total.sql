-- Question: how many incidents are chosen, and how many of them does the map show as points?
-- Source: the chosen incidents.
-- Reads: step_chosen. Gives: one row: incidents, points, loose (of the points), areas, nowhere, first and last day.
-- NULL: first_day, last_day: none is chosen.
SELECT
    count(*) AS incidents,
    count(*) FILTER (WHERE c.placed = 1) AS points,
    count(*) FILTER (WHERE c.placed = 1 AND c.loose) AS loose,
    count(*) FILTER (WHERE c.placed = 2) AS areas,
    count(*) FILTER (WHERE c.placed = 3) AS nowhere,
    min(c.first_day) AS first_day,
    max(c.last_day) AS last_day
FROM step_chosen AS c
