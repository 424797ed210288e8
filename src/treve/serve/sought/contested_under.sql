-- Rule: where agreements are asked for, an incident is contested if its verdict changes with the reading under one of these.
-- Source: step_under; the findings of all readings, not only of those asked for.
-- Reads: step_chosen, contested_incident, step_under, step_asked. Writes: step_chosen.
-- NULL: contested_under of step_asked is NULL where it is not asked.
WITH told AS (
    SELECT
        c.incident_id,
        c.first_day,
        c.last_day,
        c.act,
        c.place_id,
        c.parties,
        c.alleged,
        c.attributed,
        c.target,
        c.deaths_high,
        c.linked,
        c.disputed,
        c.incident_id IN (
            SELECT d.incident_id
            FROM contested_incident AS d
            WHERE d.agreement_id IN (SELECT u.agreement_id FROM step_under AS u)) AS contested
    FROM step_chosen AS c
)
SELECT t.*
FROM told AS t
CROSS JOIN step_asked AS a
WHERE a.contested_under IS NULL OR t.contested = a.contested_under
