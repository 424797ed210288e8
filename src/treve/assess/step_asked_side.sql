-- Rule: about which sets of actors must an agreement be asked, and for which eras?
-- Source: the pairs of sides asked about.
-- Reads: step_asked_side_pair, side_pair. Writes: step_asked_side (span_id, actor_set_id).
-- NULL: never; set 0 stands for nobody named.
SELECT q.span_id, p.side_a_set AS actor_set_id
FROM step_asked_side_pair AS q
JOIN side_pair AS p ON p.side_pair_id = q.side_pair_id
UNION
SELECT q.span_id, p.side_b_set AS actor_set_id
FROM step_asked_side_pair AS q
JOIN side_pair AS p ON p.side_pair_id = q.side_pair_id
