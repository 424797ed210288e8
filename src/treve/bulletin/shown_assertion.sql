-- Question: what is asserted about whom in the agreements shown on the page?
-- Source: the agreement files.
-- Reads: assertion, step_shown. Gives: the columns of assertion.
-- NULL: as in assertion.
SELECT a.*
FROM assertion AS a
WHERE EXISTS (SELECT 1 FROM step_shown AS s WHERE s.agreement_id = a.agreement_id)
ORDER BY a.agreement_id NULLS LAST, a.asserted_on NULLS LAST, a.assertion_id NULLS LAST
