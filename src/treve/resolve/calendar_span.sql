-- Question: which zones are in use, and which days must their calendar hold?
-- Source: the places and the reports of the run.
-- Reads: place, report.
-- Gives: one row per zone, with the first and last day of all reports.
-- NULL: never.
WITH span AS (
    SELECT
        min(r.first_day) AS first,
        max(r.last_day) AS last
    FROM report AS r
)
SELECT DISTINCT
    p.zone,
    s.first,
    s.last
FROM place AS p
CROSS JOIN span AS s
ORDER BY p.zone
