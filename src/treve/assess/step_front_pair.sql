-- Rule: which pairs of sides met in the territory of an agreement at any time, before its start too?
-- Source: all incidents whose place may lie in the territory; the span of all eras of the agreement.
-- Reads: incident, step_territory_pair, span. Writes: step_front_pair (span_id, side_pair_id).
-- NULL: never.
WITH whole AS (
    SELECT s.agreement_id, min(s.first_era) AS first_era, max(s.last_era) AS last_era
    FROM span AS s
    GROUP BY s.agreement_id
)
SELECT DISTINCT
    s.span_id,
    i.side_pair_id
FROM incident AS i
JOIN step_territory_pair AS t ON t.place_id = i.place_id
JOIN whole AS w ON w.agreement_id = t.agreement_id
JOIN span AS s ON s.agreement_id = w.agreement_id AND s.first_era = w.first_era AND s.last_era = w.last_era
