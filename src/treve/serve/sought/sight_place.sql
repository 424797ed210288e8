-- Question: what of each place of an incident are incidents asked for by?
-- Source: the places, and whether and how the map can show each.
-- Reads: place, incident, step_sight_value. Gives: one row per place; area, place and placed are keys of step_sight_value.
-- loose: the place lies within about 25 km of its point, or it is not said how precisely.
-- NULL: latitude, longitude: no coordinates.
SELECT
    CAST(p.place_id AS INTEGER) AS place_id,
    r.key AS area,
    n.key AS place,
    CAST(CASE
        WHEN p.place_precision IN ('exact', 'near', 'unknown') AND p.latitude IS NOT NULL AND p.longitude IS NOT NULL THEN 1
        WHEN p.admin1 IS NOT NULL OR p.country IS NOT NULL OR p.name IS NOT NULL OR p.latitude IS NOT NULL THEN 2
        ELSE 3
    END AS SMALLINT) AS placed,
    p.place_precision <> 'exact' AS loose,
    p.latitude,
    p.longitude
FROM place AS p
JOIN step_sight_value AS r ON r.facet = 'area' AND r.value = COALESCE(p.admin1, 'not_stated')
JOIN step_sight_value AS n ON n.facet = 'place' AND n.value = COALESCE(p.name, 'not_stated')
WHERE p.place_id IN (SELECT i.place_id FROM incident AS i)
