-- Rule: a place fits if its area, its name, its way of being placed and its cell are asked for, or none such is, and none is barred.
-- Cells of level n cut 360 degrees into 2 to the power of n columns, from the west and the south.
-- Source: the query, as rows of step_asked (one row), step_key and step_map_cell (one row per cell asked for or barred).
-- Reads: step_sight_place, step_asked, step_key, step_map_cell. Writes: step_fits_place.
-- NULL: a place without a point lies in no cell.
WITH lies AS (
    SELECT s.place_id, w.without
    FROM step_sight_place AS s
    JOIN step_map_cell AS w ON s.placed = 1
        AND floor((s.longitude + 180) / w.degrees) = w.x AND floor((s.latitude + 90) / w.degrees) = w.y
)
SELECT p.place_id
FROM step_sight_place AS p
CROSS JOIN step_asked AS a
WHERE (NOT a.asks_area OR p.area IN (SELECT w.key FROM step_key AS w WHERE w.facet = 'area' AND NOT w.without))
  AND p.area NOT IN (SELECT w.key FROM step_key AS w WHERE w.facet = 'area' AND w.without)
  AND (NOT a.asks_place OR p.place IN (SELECT w.key FROM step_key AS w WHERE w.facet = 'place' AND NOT w.without))
  AND p.place NOT IN (SELECT w.key FROM step_key AS w WHERE w.facet = 'place' AND w.without)
  AND (NOT a.asks_placed OR p.placed IN (SELECT w.key FROM step_key AS w WHERE w.facet = 'placed' AND NOT w.without))
  AND p.placed NOT IN (SELECT w.key FROM step_key AS w WHERE w.facet = 'placed' AND w.without)
  AND (NOT a.asks_cell OR p.place_id IN (SELECT l.place_id FROM lies AS l WHERE NOT l.without))
  AND p.place_id NOT IN (SELECT l.place_id FROM lies AS l WHERE l.without)
