-- Rule: which two reports may tell the same incident? Their days lie no more than the window apart, and their places no more
-- than the window and both their reaches; without a point, they bear the same name of a place.
-- Source: the cells, in which every such pair meets; a pair is taken only in the first cell it shares.
-- Reads: step_cell, step_window, link_key. Writes: step_candidate. Distance: the straight line between points on a sphere of
-- 6,371.0088 km. report_1 is the smaller row.
-- NULL: square_km: one of the two has no point.
WITH met AS (
    SELECT
        CASE WHEN a.source_row_id < b.source_row_id THEN a.source_row_id ELSE b.source_row_id END AS report_1,
        CASE WHEN a.source_row_id < b.source_row_id THEN b.source_row_id ELSE a.source_row_id END AS report_2
    FROM step_cell AS a
    JOIN step_cell AS b ON b.block = a.block
    WHERE a.turn < b.turn
      AND (a.signs | b.signs) = 31
      AND a.first_number <= b.until_number
      AND b.first_number <= a.until_number
),
apart AS (
    SELECT
        m.report_1,
        m.report_2,
        a.register_id AS register_1,
        b.register_id AS register_2,
        a.reach_km + b.reach_km AS reach_km,
        (a.point_x - b.point_x) * (a.point_x - b.point_x)
            + (a.point_y - b.point_y) * (a.point_y - b.point_y)
            + (a.point_z - b.point_z) * (a.point_z - b.point_z) AS square_km
    FROM met AS m
    JOIN link_key AS a ON a.source_row_id = m.report_1
    JOIN link_key AS b ON b.source_row_id = m.report_2
)
SELECT p.report_1, p.report_2, p.register_1, p.register_2, p.square_km
FROM apart AS p
CROSS JOIN step_window AS w
WHERE p.reach_km IS NULL
   OR p.square_km <= (w.km + p.reach_km) * (w.km + p.reach_km)
