-- Question: under which agreements does the verdict on each incident of a page change with the reading?
-- Source: the findings of all readings, not only of those that a list shows.
-- Reads: step_page, contested_incident. Gives: incident_id, agreement_id.
-- NULL: none; no row: all readings agree.
SELECT DISTINCT c.incident_id, c.agreement_id
FROM step_page AS g
JOIN contested_incident AS c ON c.incident_id = g.incident_id
