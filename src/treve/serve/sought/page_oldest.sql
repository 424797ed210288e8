-- Question: which of the chosen incidents stand on this page, oldest first?
-- Source: the chosen incidents.
-- Reads: step_chosen, step_after (no row, or the last incident of the page before). Gives: up to 51 incidents: a page, and whether more follow.
-- NULL: as in step_sight.
SELECT c.*
FROM step_chosen AS c
LEFT JOIN step_after AS p ON TRUE
WHERE p.incident_id IS NULL OR c.first_day > p.first_day OR (c.first_day = p.first_day AND c.incident_id > p.incident_id)
ORDER BY c.first_day, c.incident_id
LIMIT 51
