-- Question: how many reports of each source break low <= best <= high?
-- Source: the three figures are one estimate; 101 rows of the UCDP Syria release break the order.
-- Reads: report
-- Gives: source, reports
-- NULL: a figure that is not stated breaks nothing.
SELECT
    r.source,
    count(*) AS reports
FROM report AS r
WHERE r.deaths_low > r.deaths_best
   OR r.deaths_best > r.deaths_high
   OR r.deaths_low > r.deaths_high
   OR r.injured_low > r.injured_high
GROUP BY r.source
ORDER BY r.source
