-- Rule: where agreements are asked for, an incident is contested if its verdict changes with the reading under one of these.
-- Source: step_under; the findings of all readings, not only of those asked for.
-- Reads: contested_incident, step_under, step_asked. Writes: step_contested; no row where no agreement is asked for.
-- NULL: none.
SELECT DISTINCT d.incident_id
FROM contested_incident AS d
CROSS JOIN step_asked AS a
WHERE a.asks_agreement
  AND d.agreement_id IN (SELECT u.agreement_id FROM step_under AS u)
