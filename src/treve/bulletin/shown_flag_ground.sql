-- Question: what could take findings out of the agreements shown on the page, and on whose word?
-- Source: the agreement files.
-- Reads: flag_ground, step_shown. Gives: the columns of flag_ground.
-- NULL: as in flag_ground.
SELECT g.*
FROM flag_ground AS g
WHERE EXISTS (SELECT 1 FROM step_shown AS s WHERE s.agreement_id = g.agreement_id)
ORDER BY g.agreement_id NULLS LAST, g.flag NULLS LAST, g.ground NULLS LAST, g.text NULLS LAST
