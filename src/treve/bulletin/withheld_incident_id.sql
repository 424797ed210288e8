-- Question: which incidents are told only by reports that may not be passed on?
-- Source: the licence of each source.
-- Reads: incident_report, source_row, input. Gives: incident_id.
-- NULL: never.
SELECT t.incident_id
FROM incident_report AS t
JOIN source_row AS r ON r.source_row_id = t.source_row_id
JOIN input AS i ON i.input_id = r.input_id
GROUP BY t.incident_id
HAVING count(*) FILTER (WHERE i.redistributable) = 0
