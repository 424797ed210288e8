-- Question: which reports of the casebook tell the chosen incidents?
-- Source: the links between reports and incidents; a report of the casebook has a compartment. One published again later is left out.
-- Reads: step_chosen, incident_report, report. Gives: incident_id, report_id, in this order; up to 5001: more than is done at once.
-- NULL: none; an incident that no report of the casebook tells has no row.
SELECT t.incident_id, r.report_id
FROM step_chosen AS c
JOIN incident_report AS t ON t.incident_id = c.incident_id
JOIN report AS r ON r.source_row_id = t.source_row_id
WHERE NOT t.superseded AND r.compartment IS NOT NULL
ORDER BY t.incident_id, r.report_id
LIMIT 5001
