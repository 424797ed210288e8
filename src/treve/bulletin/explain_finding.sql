-- Question: what was found about the incident in question, under each agreement and reading?
-- Source: the findings.
-- Reads: step_question, finding. Gives: source_row_id and the columns of finding.
-- NULL: as in finding.
SELECT t.source_row_id, f.*
FROM step_question AS t
JOIN finding AS f ON f.incident_id = t.incident_id
