-- Question: whose word do the reports rest on?
-- Source: the recorders of the reports, one actor under all its names; an unresolved name stands for itself.
-- Reads: report_actor, actor_set_member, actor. Gives: recorder, reports; one report counts once for each of its recorders.
-- NULL: never.
WITH named AS (
    SELECT DISTINCT m.actor_set_id, COALESCE(a.name_en, m.name) AS recorder
    FROM actor_set_member AS m
    LEFT JOIN actor AS a ON a.actor_id = m.actor_id
)
SELECT n.recorder, CAST(count(*) AS BIGINT) AS reports
FROM report_actor AS r
JOIN named AS n ON n.actor_set_id = r.recorder_set
GROUP BY n.recorder
