-- Rule: which two reports may tell the same incident? Their days lie no more than the window apart, and their places no more
-- than the window and both their reaches; without a point, they bear the same name of a place.
-- Source: the cells, in which every such pair meets; a pair is taken only in the first cell it shares.
-- Reads: step_cell, step_window. Writes: step_candidate. Distance: the straight line between points on a sphere of 6,371.0088 km.
-- NULL: square_km: one of the two has no point.
SELECT
    a.source_row_id AS report_1,
    b.source_row_id AS report_2,
    a.register_id AS register_1,
    b.register_id AS register_2,
    (a.point_x - b.point_x) * (a.point_x - b.point_x)
        + (a.point_y - b.point_y) * (a.point_y - b.point_y)
        + (a.point_z - b.point_z) * (a.point_z - b.point_z) AS square_km
FROM step_cell AS a
JOIN step_cell AS b
    ON b.block = a.block
   AND b.source_row_id > a.source_row_id
CROSS JOIN step_window AS w
WHERE (a.register_id <> b.register_id OR NOT a.curated)
  AND (a.starts_slot OR b.starts_slot)
  AND (a.starts_east OR b.starts_east)
  AND (a.starts_north OR b.starts_north)
  AND NOT (a.shifted AND b.shifted)
  AND a.first_number - b.last_number <= w.days
  AND b.first_number - a.last_number <= w.days
  AND CASE
          WHEN a.by_name THEN a.reach_km IS NULL OR b.reach_km IS NULL
          ELSE
              (a.point_x - b.point_x) * (a.point_x - b.point_x)
              + (a.point_y - b.point_y) * (a.point_y - b.point_y)
              + (a.point_z - b.point_z) * (a.point_z - b.point_z)
              <= (w.km + a.reach_km + b.reach_km) * (w.km + a.reach_km + b.reach_km)
      END
