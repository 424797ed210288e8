-- Question: how many reports did each recorder give of days in each period?
-- Source: the recorders of the reports, one actor under all its names; a report of vague days counts for each period it may tell of.
-- Reads: step_edition_period, report, report_actor, actor_set_member, actor. Gives: period, recorder, reports.
-- NULL: never.
WITH named AS (
    SELECT DISTINCT m.actor_set_id, COALESCE(a.name_en, m.name) AS recorder
    FROM actor_set_member AS m
    LEFT JOIN actor AS a ON a.actor_id = m.actor_id
)
SELECT p.period, n.recorder, CAST(count(*) AS BIGINT) AS reports
FROM step_edition_period AS p
JOIN report AS r ON r.first_day <= p.last_day AND r.last_day >= p.first_day
JOIN report_actor AS a ON a.source_row_id = r.source_row_id
JOIN named AS n ON n.actor_set_id = a.recorder_set
GROUP BY p.period, n.recorder
