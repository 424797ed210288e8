-- Question: which incidents are told by a report that may not be passed on, alone or among others?
-- Source: the licence of each source; sides, place, days and figures of an incident come from all its reports.
-- Reads: incident_report, source_row, input. Gives: incident_id.
-- NULL: never.
SELECT t.incident_id
FROM incident_report AS t
JOIN source_row AS r ON r.source_row_id = t.source_row_id
JOIN input AS i ON i.input_id = r.input_id
GROUP BY t.incident_id
HAVING count(*) FILTER (WHERE NOT i.redistributable) > 0
