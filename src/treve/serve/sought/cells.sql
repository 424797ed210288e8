-- Question: how many of the chosen incidents lie in each cell in view?
-- Source: the places of the chosen incidents; cells as in fits_place.sql.
-- Reads: step_met, step_sight_place, step_view (one row). Gives: x, y, incidents, loose, places, middle of the points, one incident.
-- NULL: none; incidents without a point are in no cell.
SELECT
    floor((p.longitude + 180) / v.degrees) AS x,
    floor((p.latitude + 90) / v.degrees) AS y,
    CAST(sum(m.incidents) AS BIGINT) AS incidents,
    CAST(sum(CASE WHEN p.loose THEN m.incidents ELSE 0 END) AS BIGINT) AS loose,
    min(m.place_id) AS place_low,
    max(m.place_id) AS place_high,
    sum(p.longitude * m.incidents) / sum(m.incidents) AS longitude,
    sum(p.latitude * m.incidents) / sum(m.incidents) AS latitude,
    min(m.one_incident) AS one_incident
FROM step_met AS m
JOIN step_sight_place AS p ON p.place_id = m.place_id
CROSS JOIN step_view AS v
WHERE p.placed = 1
  AND p.longitude >= v.west AND p.longitude < v.east
  AND p.latitude >= v.south AND p.latitude < v.north
GROUP BY 1, 2
