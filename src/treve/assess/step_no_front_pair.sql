-- Rule: no pairs, where fronts are not asked for.
-- Source: none.
-- Reads: candidate. Writes: step_front_pair, empty.
-- NULL: never.
SELECT c.span_id, c.side_pair_id
FROM candidate AS c
WHERE FALSE
