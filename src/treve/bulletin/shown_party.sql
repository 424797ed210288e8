-- Question: does a reading count an actor as bound by, or as shut out of, an agreement shown on the page, and from when?
-- Source: the standing of the actor, era by era.
-- Reads: party_status, era, step_shown. Gives: agreement_id, reading, actor_id, era, from_at, bound, excluded.
-- NULL: from_at: the first era; bound, excluded: it cannot be told.
SELECT
    p.agreement_id,
    p.reading,
    p.actor_id,
    p.era,
    e.from_at,
    p.bound,
    p.excluded
FROM party_status AS p
JOIN era AS e ON e.agreement_id = p.agreement_id AND e.era = p.era
WHERE EXISTS (SELECT 1 FROM step_shown AS s WHERE s.agreement_id = p.agreement_id)
ORDER BY p.agreement_id NULLS LAST, p.reading NULLS LAST, p.actor_id NULLS LAST, p.era NULLS LAST
