-- Rule: does the place lie where the agreement applies?
-- Source: the agreement's territory, as named units, polygons or unmapped areas, each with its validity.
-- Reads: agreement, agreement_area, area_era, area, era, place_area, place. Writes: in_territory (agreement_id, place_id, era, holds, reason).
-- NULL: the place is too vague, or nobody published the extent. Pairs that fail have no row.
SELECT
    t.agreement_id,
    i.place_id,
    e.era,
    CASE WHEN max(CASE WHEN i.holds THEN 1 ELSE 0 END) = 1 THEN TRUE END AS holds,
    CASE
        WHEN max(CASE WHEN i.holds THEN 1 ELSE 0 END) = 1 THEN 'inside'
        WHEN min(CASE WHEN a.extent = 'unknown' THEN 1 ELSE 0 END) = 1 THEN 'extent_unknown'
        ELSE 'place_too_vague'
    END AS reason
FROM agreement_area AS t
JOIN era AS e ON e.agreement_id = t.agreement_id
JOIN place_area AS i ON i.area_id = t.area_id
JOIN area AS a ON a.area_id = t.area_id
LEFT JOIN area_era AS v ON v.agreement_id = t.agreement_id AND v.area_id = t.area_id AND v.era = e.era
WHERE t.part = 'territory' AND COALESCE(v.in_being, TRUE)
GROUP BY t.agreement_id, i.place_id, e.era
UNION ALL
-- An agreement that states no territory at all leaves every place open.
SELECT
    g.agreement_id,
    p.place_id,
    e.era,
    CAST(NULL AS BOOLEAN) AS holds,
    'extent_unknown' AS reason
FROM agreement AS g
JOIN era AS e ON e.agreement_id = g.agreement_id
CROSS JOIN place AS p
WHERE NOT EXISTS (
    SELECT 1 FROM agreement_area AS t WHERE t.agreement_id = g.agreement_id AND t.part = 'territory'
)
