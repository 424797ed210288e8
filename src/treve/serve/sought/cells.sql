-- Question: how many of the chosen incidents lie in each cell in view?
-- Source: the points of the chosen incidents; cells as in by_cell.sql.
-- Reads: step_chosen, step_view (one row). Gives: x, y, incidents, loose, places, middle of the points, one incident.
-- NULL: none; incidents without a point are in no cell.
SELECT
    floor((c.longitude + 180) / v.degrees) AS x,
    floor((c.latitude + 90) / v.degrees) AS y,
    count(*) AS incidents,
    count(*) FILTER (WHERE c.loose) AS loose,
    min(c.place_id) AS place_low,
    max(c.place_id) AS place_high,
    avg(c.longitude) AS longitude,
    avg(c.latitude) AS latitude,
    min(c.incident_id) AS one_incident
FROM step_chosen AS c
CROSS JOIN step_view AS v
WHERE c.placed = 1
  AND c.longitude >= v.west AND c.longitude < v.east
  AND c.latitude >= v.south AND c.latitude < v.north
GROUP BY 1, 2
