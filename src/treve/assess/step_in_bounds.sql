-- Rule: which incidents may lie in the territory of an agreement, and between the bounds of all its readings?
-- Source: step_territory_pair. A step of its own, so that the large join stays on one number.
-- Reads: incident, step_territory_pair. Writes: step_in_bounds.
-- NULL: exception_stated: no report or ruling speaks of an exception.
SELECT
    i.incident_id,
    t.agreement_id,
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
