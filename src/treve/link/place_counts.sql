-- Question: how many reports name each place?
-- Source: the reports.
-- Reads: report_place. Gives: place_id, reports.
-- NULL: never.
SELECT p.place_id, CAST(count(*) AS BIGINT) AS reports
FROM report_place AS p
GROUP BY p.place_id
ORDER BY p.place_id NULLS LAST
