-- Question: which combinations of source, country, first-order division and zone do the reports state?
-- Source: the reports, as written.
-- Reads: step_stated_place.
-- Gives: each combination once.
-- NULL: not stated.
SELECT DISTINCT
    r.source,
    r.country,
    r.admin1,
    r.zone
FROM step_stated_place AS r
ORDER BY r.source NULLS LAST, r.country NULLS LAST, r.admin1 NULLS LAST, r.zone NULLS LAST
