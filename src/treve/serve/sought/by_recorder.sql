-- Rule: an incident fits if one of the recorders asked for recorded it, and none of those barred did.
-- Source: step_wanted.
-- Reads: step_chosen, step_sight_recorder, step_wanted. Writes: step_chosen.
-- NULL: none; an incident without a recorder fits no recorder.
SELECT c.*
FROM step_chosen AS c
WHERE (NOT EXISTS (SELECT 1 FROM step_wanted AS w WHERE w.facet = 'recorder' AND NOT w.without) OR c.incident_id IN (
        SELECT r.incident_id
        FROM step_sight_recorder AS r
        JOIN step_wanted AS w ON w.facet = 'recorder' AND NOT w.without AND w.value = r.recorder))
  AND c.incident_id NOT IN (
        SELECT r.incident_id
        FROM step_sight_recorder AS r
        JOIN step_wanted AS w ON w.facet = 'recorder' AND w.without AND w.value = r.recorder)
