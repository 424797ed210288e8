-- Question: which two reports are asked about, and how far apart are their points?
-- Source: the reports as they are compared.
-- Reads: step_asked_pair, link_key. Gives: the columns of step_candidate.
-- NULL: square_km: one of the two has no point.
SELECT
    a.source_row_id AS report_1,
    b.source_row_id AS report_2,
    a.register_id AS register_1,
    b.register_id AS register_2,
    (a.point_x - b.point_x) * (a.point_x - b.point_x)
        + (a.point_y - b.point_y) * (a.point_y - b.point_y)
        + (a.point_z - b.point_z) * (a.point_z - b.point_z) AS square_km
FROM step_asked_pair AS q
JOIN link_key AS a ON a.source_row_id = q.report_1
JOIN link_key AS b ON b.source_row_id = q.report_2
