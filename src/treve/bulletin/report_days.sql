-- Question: how many reports may lie on which days?
-- Source: the reports.
-- Reads: report. Gives: first_day, last_day, reports: one row for each span of days.
-- NULL: never: each report has its days.
SELECT
    r.first_day,
    r.last_day,
    CAST(count(*) AS BIGINT) AS reports
FROM report AS r
GROUP BY r.first_day, r.last_day
ORDER BY r.first_day, r.last_day
