-- Question: which clauses do the agreements shown on the page hold?
-- Source: the agreement files.
-- Reads: clause, step_shown. Gives: the columns of clause.
-- NULL: as in clause.
SELECT c.*
FROM clause AS c
WHERE EXISTS (SELECT 1 FROM step_shown AS s WHERE s.agreement_id = c.agreement_id)
ORDER BY c.agreement_id NULLS LAST, c.clause_id NULLS LAST
