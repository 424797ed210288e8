-- Rule: where an agreement or a reading is asked for and no verdict, an incident fits if it has a finding there.
-- Source: step_under.
-- Reads: step_chosen, finding, step_under. Writes: step_chosen.
-- NULL: none.
SELECT c.*
FROM step_chosen AS c
WHERE c.incident_id IN (
    SELECT f.incident_id
    FROM finding AS f
    JOIN step_under AS u ON u.agreement_id = f.agreement_id AND u.reading = f.reading)
