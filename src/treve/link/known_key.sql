-- Question: what of each report asked about is compared, where does it lie, and what is it called?
-- Source: the reports as they are compared, with their places.
-- Reads: step_compared, report, place, link_place. Gives: the columns of step_compared, latitude, longitude, place_precision, crowd,
-- name_key, report_id and place_name, in order of the first day.
-- NULL: latitude, longitude, name_key, place_name: not stated.
SELECT
    k.*,
    p.latitude,
    p.longitude,
    p.place_precision,
    l.crowd,
    l.name_key,
    r.report_id,
    r.place_name
FROM step_compared AS k
JOIN report AS r ON r.source_row_id = k.source_row_id
JOIN place AS p ON p.place_id = k.place_id
JOIN link_place AS l ON l.place_id = k.place_id
ORDER BY k.first_number NULLS LAST, r.report_id NULLS LAST
