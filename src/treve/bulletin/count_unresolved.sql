-- Question: how many reports name somebody whom no actor of the library stands for?
-- Source: the actor sets of the sides and of the recorder of each report.
-- Reads: report_actor, actor_set_member. Gives: one row: reports.
-- NULL: never.
WITH unresolved AS (
    SELECT DISTINCT m.actor_set_id
    FROM actor_set_member AS m
    WHERE m.actor_id IS NULL
)
SELECT CAST(count(*) AS BIGINT) AS reports
FROM report_actor AS r
WHERE EXISTS (
    SELECT 1
    FROM unresolved AS u
    WHERE u.actor_set_id = r.side_a_set OR u.actor_set_id = r.side_b_set OR u.actor_set_id = r.recorder_set
)
