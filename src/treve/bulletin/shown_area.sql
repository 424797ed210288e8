-- Question: where do the agreements shown on the page apply, and what do they leave out?
-- Source: the agreement files.
-- Reads: agreement_area, area, step_shown. Gives: agreement_id, part, mapped, extent, asserted_by, name, source.
-- NULL: asserted_by, source: not stated.
SELECT g.agreement_id, g.part, g.mapped, a.extent, g.asserted_by, a.name, a.source
FROM agreement_area AS g
JOIN area AS a ON a.area_id = g.area_id
WHERE EXISTS (SELECT 1 FROM step_shown AS s WHERE s.agreement_id = g.agreement_id)
ORDER BY g.agreement_id NULLS LAST, g.part NULLS LAST, a.name NULLS LAST
