-- Question: which lines of contact and fronts do the agreements of the run state?
-- Source: the agreement files.
-- Reads: agreement_line. Gives: line_id, agreement_id, name, kind, line (GeoJSON), valid_from, valid_to, asserted_by, source.
-- NULL: valid_from, valid_to: not stated; asserted_by, source: not stated.
SELECT l.line_id, l.agreement_id, l.name, l.kind, l.line, l.valid_from, l.valid_to, l.asserted_by, l.source
FROM agreement_line AS l
ORDER BY l.agreement_id NULLS LAST, l.valid_from NULLS LAST, l.line_id NULLS LAST
