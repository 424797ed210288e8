-- Rule: an incident fits if the actors asked for stand where they are asked for: alleged or attributed to have acted, target, or on a side.
-- Source: step_wanted; what is alleged and what a ruling attributes are two facets.
-- Reads: step_chosen, step_sight_parties, step_sight_actor, step_wanted. Writes: step_chosen.
-- NULL: a side that nobody names fits no actor.
WITH fits AS (
    SELECT s.key, w.facet, w.without
    FROM step_wanted AS w
    JOIN step_sight_actor AS a ON a.actor = w.value
    JOIN step_sight_parties AS s ON s.side_a_set = a.actor_set_id
    WHERE w.facet = 'side' OR (w.facet IN ('alleged', 'attributed') AND w.facet = s.perpetrator_basis)
    UNION
    SELECT s.key, w.facet, w.without
    FROM step_wanted AS w
    JOIN step_sight_actor AS a ON a.actor = w.value
    JOIN step_sight_parties AS s ON s.side_b_set = a.actor_set_id
    WHERE w.facet = 'side' OR (w.facet = 'target' AND s.directed)
), fitting AS (
    SELECT s.key
    FROM step_sight_parties AS s
    LEFT JOIN fits AS f ON f.key = s.key
    GROUP BY s.key
    HAVING count(*) FILTER (WHERE f.without) = 0
       AND count(DISTINCT f.facet) FILTER (WHERE NOT f.without) = (
            SELECT count(DISTINCT w.facet)
            FROM step_wanted AS w
            WHERE w.facet IN ('alleged', 'attributed', 'target', 'side') AND NOT w.without)
)
SELECT c.*
FROM step_chosen AS c
WHERE c.parties IN (SELECT f.key FROM fitting AS f)
