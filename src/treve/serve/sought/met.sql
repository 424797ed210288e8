-- Question: how many of the chosen incidents lie at each place?
-- Source: the chosen incidents.
-- Reads: step_chosen. Gives: one row per place: place_id, incidents, one of them.
-- NULL: none.
SELECT c.place_id, count(*) AS incidents, min(c.incident_id) AS one_incident
FROM step_chosen AS c
GROUP BY c.place_id
