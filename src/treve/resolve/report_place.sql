-- Rule: which place does a report speak of?
-- Source: the report's own place, with country, admin1 and zone as resolved in step_locality.
-- Reads: report, step_locality, place. Writes: report_place.
-- NULL: never; a report that says nothing of the place has the place of which nothing is known.
SELECT
    r.source_row_id,
    p.place_id
FROM report AS r
JOIN step_locality AS y
    ON y.source = r.source
   AND y.stated_country IS NOT DISTINCT FROM r.country
   AND y.stated_admin1 IS NOT DISTINCT FROM r.admin1
   AND y.stated_zone IS NOT DISTINCT FROM r.zone
JOIN place AS p
    ON p.name IS NOT DISTINCT FROM r.place_name
   AND p.latitude IS NOT DISTINCT FROM r.latitude
   AND p.longitude IS NOT DISTINCT FROM r.longitude
   AND p.place_precision = r.place_precision
   AND p.country IS NOT DISTINCT FROM y.country
   AND p.admin1 IS NOT DISTINCT FROM y.admin1
   AND p.admin2 IS NOT DISTINCT FROM r.admin2
   AND p.zone = y.zone
   AND p.zone_basis = y.zone_basis
