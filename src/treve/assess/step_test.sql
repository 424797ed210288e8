-- Rule: all tests of a candidate side by side, with their reasons.
-- Source: the rules.
-- Reads: candidate, in_force, step_place, excluded_actor, parties_bound, act_prohibited, exception, step_flag. Writes: step_test.
-- NULL: the rule cannot tell. Candidates that surely fail time or territory are left out.
SELECT
    c.incident_id,
    c.agreement_id,
    f.reading,
    f.holds AS in_force,
    f.reason AS in_force_reason,
    s.in_territory,
    s.in_territory_reason,
    s.excluded_area,
    s.excluded_area_reason,
    x.holds AS excluded_actor,
    x.reason AS excluded_actor_reason,
    p.holds AS parties_bound,
    p.reason AS parties_bound_reason,
    a.holds AS act_prohibited,
    a.reason AS act_prohibited_reason,
    a.clause_id AS prohibition_id,
    c.exception_stated,
    e.clause_id AS exception_id,
    c.exception_stated IS NOT TRUE AND e.clause_id IS NOT NULL AS possible_exception,
    g.always_open OR (g.open_for_umbrella AND x.umbrella) AS possible_exclusion,
    c.perpetrator_basis
FROM candidate AS c
JOIN in_force AS f
    ON f.agreement_id = c.agreement_id AND f.earliest_at = c.earliest_at AND f.latest_at = c.latest_at
JOIN step_place AS s ON s.span_id = c.span_id AND s.place_id = c.place_id
JOIN excluded_actor AS x ON x.span_id = c.span_id AND x.side_pair_id = c.side_pair_id AND x.reading = f.reading
JOIN parties_bound AS p ON p.span_id = c.span_id AND p.side_pair_id = c.side_pair_id AND p.reading = f.reading
JOIN act_prohibited AS a ON a.span_id = c.span_id AND a.place_id = c.place_id AND a.act = c.act
LEFT JOIN exception AS e ON e.agreement_id = c.agreement_id AND e.act = c.act
JOIN step_flag AS g ON g.agreement_id = c.agreement_id
WHERE f.holds IS NOT FALSE AND s.in_territory IS NOT FALSE
