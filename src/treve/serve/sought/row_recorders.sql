-- Question: who recorded each incident of a page?
-- Source: the recorders of its reports that are not superseded.
-- Reads: step_page, step_sight_recorder. Gives: incident_id, recorder.
-- NULL: none.
SELECT r.incident_id, r.recorder
FROM step_page AS g
JOIN step_sight_recorder AS r ON r.incident_id = g.incident_id
ORDER BY r.incident_id, r.recorder
