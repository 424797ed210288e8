-- Question: how many of the chosen incidents have each value of each facet?
-- Source: the chosen incidents and their places.
-- Reads: step_chosen, step_met, step_sight_place, step_sight_value, step_sight_recorder, step_sight_parties, step_sight_actor. Gives: facet, value, incidents.
-- NULL: none. An incident with several recorders or actors counts once under each.
WITH own AS (
    SELECT 'act' AS facet, CAST(c.act AS INTEGER) AS key, count(*) AS incidents FROM step_chosen AS c GROUP BY c.act
    UNION ALL SELECT 'area', p.area, CAST(sum(m.incidents) AS BIGINT)
        FROM step_met AS m JOIN step_sight_place AS p ON p.place_id = m.place_id GROUP BY p.area
    UNION ALL SELECT 'placed', CAST(p.placed AS INTEGER), CAST(sum(m.incidents) AS BIGINT)
        FROM step_met AS m JOIN step_sight_place AS p ON p.place_id = m.place_id GROUP BY p.placed
), met AS (
    SELECT s.perpetrator_basis, s.directed, s.side_a_set, s.side_b_set, n.incidents
    FROM (SELECT c.parties, count(*) AS incidents FROM step_chosen AS c GROUP BY c.parties) AS n
    JOIN step_sight_parties AS s ON s.key = n.parties
)
SELECT v.facet, v.value, o.incidents FROM own AS o JOIN step_sight_value AS v ON v.facet = o.facet AND v.key = o.key
UNION ALL SELECT 'linked', CASE WHEN c.linked THEN 'yes' ELSE 'no' END, count(*) FROM step_chosen AS c GROUP BY c.linked
UNION ALL SELECT 'disputed', CASE WHEN c.disputed THEN 'yes' ELSE 'no' END, count(*) FROM step_chosen AS c GROUP BY c.disputed
UNION ALL SELECT 'contested', CASE WHEN c.contested THEN 'yes' ELSE 'no' END, count(*) FROM step_chosen AS c GROUP BY c.contested
UNION ALL SELECT 'recorder', r.recorder, count(*)
    FROM step_chosen AS c JOIN step_sight_recorder AS r ON r.incident_id = c.incident_id GROUP BY r.recorder
UNION ALL SELECT m.perpetrator_basis, a.actor, CAST(sum(m.incidents) AS BIGINT)
    FROM met AS m JOIN step_sight_actor AS a ON a.actor_set_id = m.side_a_set
    WHERE m.perpetrator_basis IN ('alleged', 'attributed') GROUP BY m.perpetrator_basis, a.actor
UNION ALL SELECT 'target', a.actor, CAST(sum(m.incidents) AS BIGINT)
    FROM met AS m JOIN step_sight_actor AS a ON a.actor_set_id = m.side_b_set WHERE m.directed GROUP BY a.actor
