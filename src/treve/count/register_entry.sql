-- Question: what does a register say of each of its incidents?
-- Source: one report is one entry of the register; its place as resolved.
-- Reads: report, report_place, place, source_row, report_actor. Gives: one row per entry.
-- NULL: not stated, or cannot be told.
SELECT
    r.source_row_id,
    s.row_number,
    r.report_id,
    r.first_day,
    r.last_day,
    r.place_name,
    p.admin1,
    p.latitude,
    p.longitude,
    p.radius_km,
    r.act,
    r.deaths_low,
    r.deaths_high,
    r.recorder_names,
    a.side_a_set,
    a.side_b_set,
    r.direction
FROM report AS r
JOIN report_place AS rp ON rp.source_row_id = r.source_row_id
JOIN place AS p ON p.place_id = rp.place_id
JOIN source_row AS s ON s.source_row_id = r.source_row_id
JOIN report_actor AS a ON a.source_row_id = r.source_row_id
ORDER BY r.source_row_id
