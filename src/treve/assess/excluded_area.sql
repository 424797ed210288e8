-- Rule: does the place lie in a mapped area that the agreement carves out?
-- Source: the agreement's excluded areas; one without a map blocks nothing and sets the flag possible_exclusion.
-- Reads: agreement_area, area_era, era, place_area. Writes: excluded_area (agreement_id, place_id, era, holds, reason).
-- NULL: the place is too vague to tell. Pairs that lie outside have no row.
SELECT
    t.agreement_id,
    i.place_id,
    e.era,
    CASE WHEN max(CASE WHEN i.holds THEN 1 ELSE 0 END) = 1 THEN TRUE END AS holds,
    CASE WHEN max(CASE WHEN i.holds THEN 1 ELSE 0 END) = 1 THEN 'carved_out' ELSE 'may_be_carved_out' END AS reason
FROM agreement_area AS t
JOIN era AS e ON e.agreement_id = t.agreement_id
JOIN place_area AS i ON i.area_id = t.area_id
LEFT JOIN area_era AS v ON v.agreement_id = t.agreement_id AND v.area_id = t.area_id AND v.era = e.era
WHERE t.part = 'excluded' AND t.mapped AND COALESCE(v.in_being, TRUE)
GROUP BY t.agreement_id, i.place_id, e.era
