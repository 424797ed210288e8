-- Rule: in which cells of space and time may a report lie? Its box is its point and its days, widened by half the window and by
-- its own vagueness; two reports within reach of each other share at least one cell.
-- Source: the cells of each distinct place and each distinct span of days.
-- Reads: link_key, step_place_cell, step_slot. Writes: step_cell.
-- NULL: never. place_starts, north_starts, slot_starts: the cell is the box's first in that direction.
SELECT
    p.cell * w.slots + s.slot AS block,
    k.source_row_id,
    k.register_id,
    k.curated,
    k.first_number,
    k.last_number,
    k.point_x,
    k.point_y,
    k.point_z,
    k.reach_km,
    p.by_name,
    p.shifted,
    p.starts_east,
    p.starts_north,
    s.starts AS starts_slot
FROM link_key AS k
JOIN step_place_cell AS p ON p.place_id = k.place_id
JOIN step_slot AS s ON s.first_number = k.first_number AND s.last_number = k.last_number
CROSS JOIN step_window AS w
-- A report that could lie on more days than that is never the same report as another; it stays an incident of its own.
WHERE k.last_number - k.first_number < w.longest_days
