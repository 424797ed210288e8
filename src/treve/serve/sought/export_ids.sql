-- Question: which of the chosen incidents leave the run, and in which order?
-- Source: the chosen incidents but those withheld.
-- Reads: step_chosen, step_withheld. Gives: incident_id, newest first.
-- NULL: none.
SELECT c.incident_id
FROM step_chosen AS c
WHERE c.incident_id NOT IN (SELECT w.incident_id FROM step_withheld AS w)
ORDER BY c.first_day DESC, c.incident_id
