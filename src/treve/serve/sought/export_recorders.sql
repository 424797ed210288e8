-- Question: who recorded each incident of a part of an export, as written?
-- Source: its reports that are not superseded.
-- Reads: step_page, incident_report, report. Gives: incident_id, recorder_names.
-- NULL: none; an incident whose reports name no recorder has no row.
SELECT DISTINCT n.incident_id, r.recorder_names
FROM step_page AS n
JOIN incident_report AS t ON t.incident_id = n.incident_id AND NOT t.superseded
JOIN report AS r ON r.source_row_id = t.source_row_id
WHERE r.recorder_names IS NOT NULL
ORDER BY n.incident_id, r.recorder_names
