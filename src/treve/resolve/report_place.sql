-- Rule: which place does a report speak of?
-- Source: the report's own place, as it stands in step_placed.
-- Reads: report, step_placed. Writes: report_place.
-- NULL: never; a report that says nothing of the place has the place of which nothing is known.
SELECT
    r.source_row_id,
    p.place_id
FROM report AS r
JOIN step_placed AS p
    ON p.name IS NOT DISTINCT FROM r.place_name
   AND p.latitude IS NOT DISTINCT FROM r.latitude
   AND p.longitude IS NOT DISTINCT FROM r.longitude
   AND p.place_precision = r.place_precision
   AND p.stated_admin1 IS NOT DISTINCT FROM r.admin1
   AND p.admin2 IS NOT DISTINCT FROM r.admin2
   AND p.stated_country IS NOT DISTINCT FROM r.country
   AND p.stated_zone IS NOT DISTINCT FROM r.zone
   AND p.source = r.source
