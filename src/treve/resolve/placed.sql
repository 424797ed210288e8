-- Rule: what does each stated place come to, and which distinct place is it?
-- Source: the reports; country, admin1 and zone as resolved in step_locality.
-- Reads: step_stated_place, step_locality. Writes: step_placed; places are numbered in the order of their values.
-- NULL: not stated, or cannot be told.
SELECT
    r.source,
    r.country AS stated_country,
    r.admin1 AS stated_admin1,
    r.zone AS stated_zone,
    dense_rank() OVER (
        ORDER BY
            r.place_name NULLS LAST,
            r.latitude NULLS LAST,
            r.longitude NULLS LAST,
            r.place_precision NULLS LAST,
            y.country NULLS LAST,
            y.admin1 NULLS LAST,
            r.admin2 NULLS LAST,
            y.zone NULLS LAST,
            y.zone_basis NULLS LAST
    ) AS place_id,
    r.place_name AS name,
    r.latitude,
    r.longitude,
    r.place_precision,
    y.country,
    y.admin1,
    r.admin2,
    y.zone,
    y.zone_basis
FROM step_stated_place AS r
JOIN step_locality AS y
    ON y.source = r.source
   AND y.stated_country IS NOT DISTINCT FROM r.country
   AND y.stated_admin1 IS NOT DISTINCT FROM r.admin1
   AND y.stated_zone IS NOT DISTINCT FROM r.zone
