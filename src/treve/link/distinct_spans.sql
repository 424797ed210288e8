-- Question: which distinct spans of days do the reports state?
-- Source: the reports, in days since 1 January 1970.
-- Reads: report. Gives: first_number, last_number.
-- NULL: never.
SELECT DISTINCT
    days_between(CAST('1970-01-01' AS DATE), r.first_day) AS first_number,
    days_between(CAST('1970-01-01' AS DATE), r.last_day) AS last_number
FROM report AS r
ORDER BY first_number NULLS LAST, last_number NULLS LAST
