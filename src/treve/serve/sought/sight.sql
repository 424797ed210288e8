-- Question: what of each incident is it asked for by?
-- Source: the incident, its place, and whether its verdict changes between readings.
-- Reads: incident, place, contested_incident, step_sight_value, step_sight_parties. Gives: one row per incident, newest first; numbers are keys
-- of step_sight_value and step_sight_parties. loose: the place lies within about 25 km of its point, or it is not said how precisely.
-- NULL: latitude, longitude: no coordinates; deaths: not stated.
SELECT
    CAST(i.incident_id AS INTEGER) AS incident_id,
    i.first_day,
    i.last_day,
    CAST(a.key AS SMALLINT) AS act,
    r.key AS area,
    n.key AS place,
    CAST(CASE
        WHEN p.place_precision IN ('exact', 'near', 'unknown') AND p.latitude IS NOT NULL AND p.longitude IS NOT NULL THEN 1
        WHEN p.admin1 IS NOT NULL OR p.country IS NOT NULL OR p.name IS NOT NULL OR p.latitude IS NOT NULL THEN 2
        ELSE 3
    END AS SMALLINT) AS placed,
    p.place_precision <> 'exact' AS loose,
    CAST(p.place_id AS INTEGER) AS place_id,
    p.latitude,
    p.longitude,
    s.key AS parties,
    CAST(COALESCE(i.deaths_low, i.deaths_best, i.deaths_high) AS INTEGER) AS deaths_low,
    CAST(COALESCE(i.deaths_high, i.deaths_best, i.deaths_low) AS INTEGER) AS deaths_high,
    CAST(i.reports AS INTEGER) AS reports,
    i.act_disputed OR i.target_disputed OR i.perpetrator_basis = 'disputed' AS disputed,
    c.incident_id IS NOT NULL AS contested
FROM incident AS i
JOIN place AS p ON p.place_id = i.place_id
JOIN step_sight_value AS a ON a.facet = 'act' AND a.value = COALESCE(i.act, 'not_stated')
JOIN step_sight_value AS r ON r.facet = 'area' AND r.value = COALESCE(p.admin1, 'not_stated')
JOIN step_sight_value AS n ON n.facet = 'place' AND n.value = COALESCE(p.name, 'not_stated')
JOIN step_sight_parties AS s ON s.directed = (i.direction = 'a_against_b') AND s.perpetrator_basis = i.perpetrator_basis
    AND s.side_a_set IS NOT DISTINCT FROM i.side_a_set AND s.side_b_set IS NOT DISTINCT FROM i.side_b_set
LEFT JOIN (SELECT DISTINCT incident_id FROM contested_incident) AS c ON c.incident_id = i.incident_id
ORDER BY i.first_day DESC, i.incident_id
