-- Question: what do the findings say of each incident of a page?
-- Source: the findings.
-- Reads: step_page, finding. Gives: incident_id, agreement_id, reading, verdict.
-- NULL: none; no row: time or territory fails there.
SELECT f.incident_id, f.agreement_id, f.reading, f.verdict
FROM step_page AS g
JOIN finding AS f ON f.incident_id = g.incident_id
