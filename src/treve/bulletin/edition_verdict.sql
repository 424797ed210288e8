-- Question: what do the findings on these incidents say under each reading of the agreement asked for?
-- Source: findings; an incident that fails time or territory has none.
-- Reads: step_edition_incident, step_edition_agreement, finding. Gives: incident_id, reading, verdict.
-- NULL: never.
WITH asked AS (
    SELECT DISTINCT e.incident_id
    FROM step_edition_incident AS e
)
SELECT f.incident_id, f.reading, f.verdict
FROM asked AS a
JOIN step_edition_agreement AS g ON TRUE
JOIN finding AS f ON f.incident_id = a.incident_id AND f.agreement_id = g.agreement_id
