-- Rule: which distinct places do the reports speak of?
-- Source: the reports; country, admin1 and zone as resolved in step_locality; the radius by precision (model/place.py).
-- Reads: step_stated_place, step_locality, step_radius. Writes: place, numbered in the order of its values.
-- NULL: not stated, or cannot be told; radius_km: the point bounds nothing.
WITH distinct_place AS (
    SELECT DISTINCT
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
)
SELECT
    row_number() OVER (
        ORDER BY
            p.name NULLS LAST,
            p.latitude NULLS LAST,
            p.longitude NULLS LAST,
            p.place_precision,
            p.country NULLS LAST,
            p.admin1 NULLS LAST,
            p.admin2 NULLS LAST,
            p.zone,
            p.zone_basis
    ) AS place_id,
    p.name,
    p.latitude,
    p.longitude,
    p.place_precision,
    CASE WHEN p.latitude IS NOT NULL AND p.longitude IS NOT NULL THEN d.radius_km END AS radius_km,
    p.country,
    p.admin1,
    p.admin2,
    p.zone,
    p.zone_basis
FROM distinct_place AS p
LEFT JOIN step_radius AS d ON d.place_precision = p.place_precision
