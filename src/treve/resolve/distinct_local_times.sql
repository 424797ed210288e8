-- Question: which wall times do the reports state, on which day in which zone?
-- Source: the reports and their places.
-- Reads: report, report_place, place.
-- Gives: each wall time once.
-- NULL: left out: no hour is stated.
WITH stated AS (
    SELECT DISTINCT
        p.zone,
        r.first_day AS day,
        r.time_local
    FROM report AS r
    JOIN report_place AS l ON l.source_row_id = r.source_row_id
    JOIN place AS p ON p.place_id = l.place_id
    WHERE r.time_local IS NOT NULL
)
SELECT
    s.zone,
    s.day,
    s.time_local
FROM stated AS s
ORDER BY s.zone NULLS LAST, s.day NULLS LAST, s.time_local NULLS LAST
