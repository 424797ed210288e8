-- Rule: which fronts does an agreement cover, exclude, or leave alone, whenever the fighting happened?
-- Source: the pairs of sides that met in its territory, over all its eras; acts and dates play no part.
-- Reads: step_front_pair, span, side_pair, parties_bound, excluded_actor. Writes: front.
-- NULL: never; 'unknown' where a rule cannot tell.
SELECT
    s.agreement_id,
    p.reading,
    m.side_a_set,
    m.side_b_set,
    m.direction,
    CASE
        WHEN x.holds THEN 'excluded'
        WHEN NOT p.holds THEN 'uncovered'
        WHEN p.holds AND NOT x.holds THEN 'covered'
        ELSE 'unknown'
    END AS front
FROM step_front_pair AS q
JOIN span AS s ON s.span_id = q.span_id
JOIN side_pair AS m ON m.side_pair_id = q.side_pair_id
JOIN parties_bound AS p ON p.span_id = q.span_id AND p.side_pair_id = q.side_pair_id
JOIN excluded_actor AS x ON x.span_id = q.span_id AND x.side_pair_id = q.side_pair_id AND x.reading = p.reading
