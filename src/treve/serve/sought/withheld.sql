-- Question: which of the chosen incidents may not leave the run?
-- Source: an incident rests on a report of a source whose licence does not allow its rows to be passed on.
-- Reads: step_chosen, incident_report, source_row, input. Gives: incident_id.
-- NULL: none.
SELECT DISTINCT c.incident_id
FROM step_chosen AS c
JOIN incident_report AS t ON t.incident_id = c.incident_id
JOIN source_row AS s ON s.source_row_id = t.source_row_id
JOIN input AS n ON n.input_id = s.input_id
WHERE NOT n.redistributable
