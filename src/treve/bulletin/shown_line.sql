-- Question: which lines of contact and fronts do the agreements shown on the page state?
-- Source: the agreement files.
-- Reads: agreement_line, step_shown. Gives: agreement_id, name, kind, valid_from, valid_to, asserted_by, source.
-- NULL: valid_from, valid_to: not stated; asserted_by, source: not stated.
SELECT l.agreement_id, l.name, l.kind, l.valid_from, l.valid_to, l.asserted_by, l.source
FROM agreement_line AS l
WHERE EXISTS (SELECT 1 FROM step_shown AS s WHERE s.agreement_id = l.agreement_id)
ORDER BY l.agreement_id NULLS LAST, l.valid_from NULLS LAST, l.name NULLS LAST
