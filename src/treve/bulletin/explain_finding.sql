-- Question: what was found about the incident in question, under each agreement and reading?
-- Source: the findings.
-- Reads: step_question, incident_report, finding. Gives: source_row_id and the columns of finding.
-- NULL: as in finding.
SELECT t.source_row_id, f.*
FROM incident_report AS t
JOIN finding AS f ON f.incident_id = t.incident_id
WHERE EXISTS (SELECT 1 FROM step_question AS q WHERE q.source_row_id = t.source_row_id)
