-- Question: where do the places lie, how far from there are they looked for, how far do they reach, and what are they called?
-- Source: the places, with what each precision, each name and each time zone is in numbers.
-- Reads: place, step_reach, step_name_key, step_zone.
-- Gives: place_id, latitude, longitude, reach_km, radius_km, name_key, fineness, zone_number.
-- NULL: latitude, longitude: not stated; reach_km: the point says nothing; radius_km: nobody knows it; name_key: no name.
SELECT
    p.place_id,
    CAST(p.latitude AS DOUBLE) AS latitude,
    CAST(p.longitude AS DOUBLE) AS longitude,
    CASE WHEN p.latitude IS NOT NULL AND p.longitude IS NOT NULL THEN h.reach_km END AS reach_km,
    p.radius_km,
    k.name_key,
    h.fineness,
    z.zone_number
FROM place AS p
JOIN step_zone AS z ON z.zone = p.zone
LEFT JOIN step_reach AS h ON h.place_precision = p.place_precision
LEFT JOIN step_name_key AS k ON k.name = p.name AND k.country IS NOT DISTINCT FROM p.country
