-- Question: which points do reports give under the country that they state?
-- Source: the reports, as read; points in international waters or air space are in no country.
-- Reads: report.
-- Gives: one row per country and point, with the number of reports and the first of them.
-- NULL: never.
WITH stated AS (
    SELECT
        r.country,
        r.latitude,
        r.longitude,
        count(*) AS reports,
        min(r.source_row_id) AS first_row
    FROM report AS r
    WHERE r.country IS NOT NULL
      AND r.latitude IS NOT NULL
      AND r.longitude IS NOT NULL
      AND r.place_precision <> 'international'
    GROUP BY r.country, r.latitude, r.longitude
)
SELECT
    s.country,
    s.latitude,
    s.longitude,
    s.reports,
    s.first_row,
    f.report_id
FROM stated AS s
JOIN report AS f ON f.source_row_id = s.first_row
ORDER BY s.first_row
