-- Question: which times are asserted for the agreements shown on the page?
-- Source: the agreement files.
-- Reads: agreement_time, step_shown. Gives: the columns of agreement_time.
-- NULL: as in agreement_time.
SELECT t.*
FROM agreement_time AS t
WHERE EXISTS (SELECT 1 FROM step_shown AS s WHERE s.agreement_id = t.agreement_id)
ORDER BY t.agreement_id NULLS LAST, t.time_id NULLS LAST
