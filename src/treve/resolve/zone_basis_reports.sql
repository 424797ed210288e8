-- Question: on what does the zone of the reports' days rest?
-- Source: the places, with the basis of their zone.
-- Reads: report_place, place.
-- Gives: one row per basis and zone, with the number of reports.
-- NULL: never.
SELECT
    p.zone_basis,
    p.zone,
    count(*) AS reports
FROM report_place AS l
JOIN place AS p ON p.place_id = l.place_id
GROUP BY p.zone_basis, p.zone
ORDER BY p.zone_basis, p.zone
