-- Question: how many of the chosen incidents have each value of each facet?
-- Source: the chosen incidents and their places.
-- Reads: step_chosen, step_met, step_sight_place, step_sight_value, step_sight_recorder, step_sight_actor. Gives: facet, value, incidents.
-- NULL: none. An incident with several recorders or actors counts once under each.
WITH few AS (
    SELECT c.act, c.linked, c.disputed, c.contested, count(*) AS incidents
    FROM step_chosen AS c
    GROUP BY c.act, c.linked, c.disputed, c.contested
), own AS (
    SELECT 'act' AS facet, CAST(f.act AS INTEGER) AS key, f.incidents FROM few AS f
    UNION ALL SELECT 'area', p.area, m.incidents FROM step_met AS m JOIN step_sight_place AS p ON p.place_id = m.place_id
    UNION ALL SELECT 'placed', CAST(p.placed AS INTEGER), m.incidents
        FROM step_met AS m JOIN step_sight_place AS p ON p.place_id = m.place_id
), side AS (
    SELECT 'alleged' AS facet, c.alleged AS actor_set_id, count(*) AS incidents FROM step_chosen AS c GROUP BY c.alleged
    UNION ALL SELECT 'attributed', c.attributed, count(*) FROM step_chosen AS c GROUP BY c.attributed
    UNION ALL SELECT 'target', c.target, count(*) FROM step_chosen AS c GROUP BY c.target
), told AS (
    SELECT v.facet, v.value, o.incidents
    FROM (SELECT w.facet, w.key, sum(w.incidents) AS incidents FROM own AS w GROUP BY w.facet, w.key) AS o
    JOIN step_sight_value AS v ON v.facet = o.facet AND v.key = o.key
    UNION ALL SELECT 'linked', CASE WHEN f.linked THEN 'yes' ELSE 'no' END, f.incidents FROM few AS f
    UNION ALL SELECT 'disputed', CASE WHEN f.disputed THEN 'yes' ELSE 'no' END, f.incidents FROM few AS f
    UNION ALL SELECT 'contested', CASE WHEN f.contested THEN 'yes' ELSE 'no' END, f.incidents FROM few AS f
    UNION ALL SELECT d.facet, a.actor, d.incidents FROM side AS d JOIN step_sight_actor AS a ON a.actor_set_id = d.actor_set_id
    UNION ALL SELECT 'recorder', r.recorder, count(*)
        FROM step_chosen AS c JOIN step_sight_recorder AS r ON r.incident_id = c.incident_id GROUP BY r.recorder
)
SELECT t.facet, t.value, CAST(sum(t.incidents) AS BIGINT) AS incidents
FROM told AS t
GROUP BY t.facet, t.value
