-- Question: which areas of the agreements have no map?
-- Source: the areas of the agreements.
-- Reads: area, agreement_area. Gives: name, agreement_id, part.
-- NULL: none.
SELECT DISTINCT a.name, g.agreement_id, g.part
FROM agreement_area AS g
JOIN area AS a ON a.area_id = g.area_id
WHERE NOT g.mapped
ORDER BY g.agreement_id, g.part, a.name
