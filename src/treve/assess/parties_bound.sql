-- Rule: is everyone bound who must be? Both sides for attacks between parties; for harm to civilians only the other side.
-- Source: who must be bound follows from the prohibition: it protects parties from each other, and civilians from both.
-- Reads: step_met_sides. Writes: parties_bound.
-- NULL: no side surely fails, and one cannot be told.
WITH tested AS (
    SELECT
        m.span_id,
        m.reading,
        m.side_pair_id,
        -- Civilians need not be bound where they are the target; where nobody says who attacked, on either side, but not on both.
        CASE WHEN m.direction = 'undirected' AND m.a_civilians AND NOT m.b_civilians THEN TRUE ELSE m.a_bound END AS a_holds,
        CASE WHEN m.b_civilians THEN TRUE ELSE m.b_bound END AS b_holds,
        m.a_bound_reason,
        m.b_bound_reason
    FROM step_met_sides AS m
)
SELECT
    t.span_id,
    t.reading,
    t.side_pair_id,
    t.a_holds AND t.b_holds AS holds,
    CASE
        WHEN t.a_holds AND t.b_holds THEN 'bound'
        WHEN NOT t.a_holds THEN t.a_bound_reason
        WHEN NOT t.b_holds THEN t.b_bound_reason
        WHEN t.a_holds IS NULL THEN t.a_bound_reason
        ELSE t.b_bound_reason
    END AS reason
FROM tested AS t
