-- Rule: which distinct places do the reports speak of?
-- Source: the stated places, as resolved in step_placed; the radius by precision (model/place.py).
-- Reads: step_placed, step_radius. Writes: place.
-- NULL: not stated, or cannot be told; radius_km: the point bounds nothing.
WITH distinct_place AS (
    SELECT DISTINCT
        r.place_id,
        r.name,
        r.latitude,
        r.longitude,
        r.place_precision,
        r.country,
        r.admin1,
        r.admin2,
        r.zone,
        r.zone_basis
    FROM step_placed AS r
)
SELECT
    p.place_id,
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
