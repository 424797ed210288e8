-- Question: whose word do the reports rest on?
-- Source: the recorders of the reports, one actor under all its names; an unresolved name stands for itself.
-- Reads: report_actor, actor_set_member, actor. Gives: recorder, actor_id, reports; one report counts once for each of its recorders.
-- NULL: actor_id is NULL where the name is not known.
WITH named AS (
    SELECT DISTINCT m.actor_set_id, COALESCE(a.name_en, m.name) AS recorder, a.actor_id
    FROM actor_set_member AS m
    LEFT JOIN actor AS a ON a.actor_id = m.actor_id
)
SELECT n.recorder, n.actor_id, CAST(count(*) AS BIGINT) AS reports
FROM report_actor AS r
JOIN named AS n ON n.actor_set_id = r.recorder_set
GROUP BY n.recorder, n.actor_id
