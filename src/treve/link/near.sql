-- Question: which reports lie close enough to a new one to tell the same incident?
-- Source: the window around the new report, as for candidate pairs; without a point, every report of those days.
-- Reads: step_new, step_near_window, link_key, report. Gives: the rows of link_key, with the report's id and the name of its place.
-- NULL: as in link_key.
WITH close_by AS (
    SELECT k.*
    FROM link_key AS k
    CROSS JOIN step_new AS n
    CROSS JOIN step_near_window AS w
    WHERE k.first_number <= n.last_number + w.days
      AND k.last_number >= n.first_number - w.days
      AND k.last_number - k.first_number < w.longest_days
      AND (
          k.reach_km IS NULL
          OR n.reach_km IS NULL
          OR (n.point_x - k.point_x) * (n.point_x - k.point_x)
              + (n.point_y - k.point_y) * (n.point_y - k.point_y)
              + (n.point_z - k.point_z) * (n.point_z - k.point_z)
              <= (w.km + n.reach_km + k.reach_km) * (w.km + n.reach_km + k.reach_km)
      )
)
SELECT c.*, r.report_id, r.place_name
FROM close_by AS c
JOIN report AS r ON r.source_row_id = c.source_row_id
