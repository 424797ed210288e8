-- Rule: over the eras in which an incident can lie, does its place lie in the territory, and in an area carved out?
-- Source: in_territory and excluded_area, era by era.
-- Reads: candidate, span, era, in_territory, excluded_area. Writes: step_place.
-- NULL: not the same in all eras, or it cannot be told.
WITH asked AS (
    SELECT DISTINCT c.span_id, c.place_id
    FROM candidate AS c
)
SELECT
    q.span_id,
    q.place_id,
    min(s.agreement_id) AS agreement_id,
    CASE
        WHEN min(CASE t.holds WHEN TRUE THEN 1 ELSE 0 END) = 1 THEN TRUE
        WHEN count(t.place_id) = 0 THEN FALSE
    END AS in_territory,
    COALESCE(min(CASE WHEN t.holds IS NULL THEN t.reason END), min(t.reason), 'outside') AS in_territory_reason,
    CASE
        WHEN min(CASE x.holds WHEN TRUE THEN 1 ELSE 0 END) = 1 THEN TRUE
        WHEN count(x.place_id) = 0 THEN FALSE
    END AS excluded_area,
    COALESCE(min(CASE WHEN x.holds IS NULL THEN x.reason END), min(x.reason), 'not_carved_out') AS excluded_area_reason
FROM asked AS q
JOIN span AS s ON s.span_id = q.span_id
JOIN era AS e ON e.agreement_id = s.agreement_id AND e.era >= s.first_era AND e.era <= s.last_era
LEFT JOIN in_territory AS t ON t.agreement_id = s.agreement_id AND t.place_id = q.place_id AND t.era = e.era
LEFT JOIN excluded_area AS x ON x.agreement_id = s.agreement_id AND x.place_id = q.place_id AND x.era = e.era
GROUP BY q.span_id, q.place_id
