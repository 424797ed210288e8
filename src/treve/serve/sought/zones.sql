-- Question: which mapped areas do the agreements of the run have?
-- Source: the areas with a polygon, and what they are to their agreement.
-- Reads: area, agreement_area. Gives: area_id, name, agreement_id, part, polygon (GeoJSON).
-- NULL: agreement_id, part: an area of no agreement.
SELECT a.area_id, a.name, g.agreement_id, g.part, a.polygon
FROM area AS a
LEFT JOIN agreement_area AS g ON g.area_id = a.area_id
WHERE a.polygon IS NOT NULL
ORDER BY a.area_id, g.agreement_id, g.part
