-- Question: how many days are there from the first day of all reports to the last?
-- Source: the reports.
-- Reads: report. Gives: one row: days, at least 1.
-- NULL: never.
SELECT COALESCE(days_between(min(r.first_day), max(r.last_day)), 0) + 1 AS days
FROM report AS r
