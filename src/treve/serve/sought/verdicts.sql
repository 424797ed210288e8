-- Question: what do the findings say of the chosen incidents, under each agreement and reading?
-- Source: the findings; an incident without one fails time or territory there.
-- Reads: step_chosen, finding. Gives: agreement_id, reading, verdict, incidents.
-- NULL: none.
SELECT f.agreement_id, f.reading, f.verdict, count(*) AS incidents
FROM step_chosen AS c
JOIN finding AS f ON f.incident_id = c.incident_id
GROUP BY f.agreement_id, f.reading, f.verdict
