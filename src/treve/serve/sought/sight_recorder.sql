-- Question: who recorded each incident?
-- Source: the recorders of its reports that are not superseded: the known actor, or else the name as written.
-- Reads: incident_report, report_actor, actor_set_member. Gives: one row per incident and recorder.
-- NULL: none; an incident whose reports name no recorder has no row.
SELECT DISTINCT CAST(t.incident_id AS INTEGER) AS incident_id, COALESCE(m.actor_id, m.name) AS recorder
FROM incident_report AS t
JOIN report_actor AS r ON r.source_row_id = t.source_row_id
JOIN actor_set_member AS m ON m.actor_set_id = r.recorder_set
WHERE NOT t.superseded
