-- Rule: what could take any covered finding of an agreement out, and what only one that names an umbrella?
-- Source: exclusions without a map or a name.
-- Reads: agreement, flag_ground. Writes: step_flag (agreement_id, always_open, open_for_umbrella).
-- NULL: never.
SELECT
    a.agreement_id,
    max(CASE WHEN g.ground = 'unmapped_area' OR g.ground = 'unnamed_actor' THEN 1 ELSE 0 END) = 1 AS always_open,
    max(CASE WHEN g.ground = 'umbrella_name' THEN 1 ELSE 0 END) = 1 AS open_for_umbrella
FROM agreement AS a
LEFT JOIN flag_ground AS g ON g.agreement_id = a.agreement_id AND g.flag = 'possible_exclusion'
GROUP BY a.agreement_id
