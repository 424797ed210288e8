-- Rule: which places may lie in an agreement's territory at any time, and between which instants can it speak at all?
-- Source: in_territory, and the bounds of all readings.
-- Reads: in_territory, step_bounds. Writes: step_territory_pair (agreement_id, place_id, from_at, until_at).
-- NULL: from_at, until_at: nothing is ruled out on that side.
SELECT DISTINCT
    t.agreement_id,
    t.place_id,
    b.from_at,
    b.until_at
FROM in_territory AS t
JOIN step_bounds AS b ON b.agreement_id = t.agreement_id
