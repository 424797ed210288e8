-- Rule: which places do the reports state, in their own words?
-- Source: the reports, as written.
-- Reads: report. Writes: step_stated_place, each combination once.
-- NULL: not stated.
SELECT DISTINCT
    r.source,
    r.country,
    r.admin1,
    r.zone,
    r.place_name,
    r.latitude,
    r.longitude,
    r.place_precision,
    r.admin2
FROM report AS r
