-- Rule: where do both sides of a pair stand?
-- Source: side_status.
-- Reads: step_asked_side_pair, side_pair, side_status. Writes: step_met_sides.
-- NULL: as in side_status.
SELECT
    q.span_id,
    a.reading,
    q.side_pair_id,
    p.direction,
    a.bound AS a_bound,
    a.bound_reason AS a_bound_reason,
    a.excluded AS a_excluded,
    a.excluded_reason AS a_excluded_reason,
    a.civilians AS a_civilians,
    b.bound AS b_bound,
    b.bound_reason AS b_bound_reason,
    b.excluded AS b_excluded,
    b.excluded_reason AS b_excluded_reason,
    b.civilians AS b_civilians,
    a.umbrella OR b.umbrella AS umbrella
FROM step_asked_side_pair AS q
JOIN side_pair AS p ON p.side_pair_id = q.side_pair_id
JOIN side_status AS a ON a.span_id = q.span_id AND a.actor_set_id = p.side_a_set
JOIN side_status AS b ON b.span_id = q.span_id AND b.actor_set_id = p.side_b_set AND b.reading = a.reading
