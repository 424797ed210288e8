-- Rule: an incident lies in a cell if its point does. Cells of level n cut 360 degrees into 2 to the power of n columns, from the west and the south.
-- Source: step_map_cell, one row per cell asked for or barred.
-- Reads: step_chosen, step_map_cell. Writes: step_chosen.
-- NULL: an incident without a point lies in no cell.
SELECT c.*
FROM step_chosen AS c
WHERE (NOT EXISTS (SELECT 1 FROM step_map_cell AS w WHERE NOT w.without) OR c.incident_id IN (
        SELECT s.incident_id
        FROM step_chosen AS s
        JOIN step_map_cell AS w ON NOT w.without AND s.placed = 1
            AND floor((s.longitude + 180) / w.degrees) = w.x AND floor((s.latitude + 90) / w.degrees) = w.y))
  AND c.incident_id NOT IN (
        SELECT s.incident_id
        FROM step_chosen AS s
        JOIN step_map_cell AS w ON w.without AND s.placed = 1
            AND floor((s.longitude + 180) / w.degrees) = w.x AND floor((s.latitude + 90) / w.degrees) = w.y)
