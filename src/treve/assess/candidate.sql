-- Rule: which incidents can an agreement speak to at all, by time and place, and in which of its eras can they lie?
-- Source: the bounds of all readings and the territory in all eras; the rules decide the rest.
-- Reads: incident, step_territory_pair, step_span_time. Writes: candidate.
-- NULL: exception_stated: no report or ruling speaks of an exception.
SELECT
    i.incident_id,
    t.agreement_id,
    s.span_id,
    i.place_id,
    i.side_pair_id,
    COALESCE(i.act, 'not_stated') AS act,
    i.earliest_at,
    i.latest_at,
    i.exception_stated,
    i.perpetrator_basis
FROM incident AS i
JOIN step_territory_pair AS t
    ON t.place_id = i.place_id
   AND (t.from_at IS NULL OR i.latest_at > t.from_at)
   AND (t.until_at IS NULL OR i.earliest_at < t.until_at)
JOIN step_span_time AS s
    ON s.agreement_id = t.agreement_id
   AND (s.starts_from_at IS NULL OR i.earliest_at >= s.starts_from_at)
   AND (s.starts_until_at IS NULL OR i.earliest_at < s.starts_until_at)
   AND (s.ends_from_at IS NULL OR i.latest_at > s.ends_from_at)
   AND (s.ends_until_at IS NULL OR i.latest_at <= s.ends_until_at)
