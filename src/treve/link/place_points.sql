-- Question: where do the places lie, what are they called, and how many reports name each?
-- Source: the places and the reports.
-- Reads: place, report_place. Gives: place_id, name, latitude, longitude, place_precision, country, reports.
-- NULL: name, latitude, longitude, country: not stated.
SELECT p.place_id, p.name, p.latitude, p.longitude, p.place_precision, p.country, COALESCE(n.reports, 0) AS reports
FROM place AS p
LEFT JOIN (
    SELECT r.place_id, CAST(count(*) AS BIGINT) AS reports
    FROM report_place AS r
    GROUP BY r.place_id
) AS n ON n.place_id = p.place_id
