-- Rule: about which pairs of sides must an agreement be asked, and for which eras?
-- Source: the candidates, and the pairs of sides met at any time (fronts).
-- Reads: candidate, step_front_pair. Writes: step_asked_side_pair (span_id, side_pair_id).
-- NULL: never.
SELECT c.span_id, c.side_pair_id
FROM candidate AS c
UNION
SELECT p.span_id, p.side_pair_id
FROM step_front_pair AS p
