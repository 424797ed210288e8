-- Rule: is a side named in an exclusion?
-- Source: the exclusions the reading believes. A side that mixes excluded and other actors cannot be told apart.
-- Reads: step_met_sides. Writes: excluded_actor.
-- NULL: no side is surely excluded, and one may be.
SELECT
    m.span_id,
    m.reading,
    m.side_pair_id,
    m.a_excluded OR m.b_excluded AS holds,
    CASE
        WHEN m.a_excluded THEN m.a_excluded_reason
        WHEN m.b_excluded THEN m.b_excluded_reason
        WHEN m.a_excluded IS NULL THEN m.a_excluded_reason
        ELSE m.b_excluded_reason
    END AS reason,
    m.umbrella
FROM step_met_sides AS m
