-- Question: which places are named only by reports that may not be passed on?
-- Source: the licence of each source.
-- Reads: report_place, source_row, input. Gives: place_id.
-- NULL: never.
SELECT p.place_id
FROM report_place AS p
JOIN source_row AS r ON r.source_row_id = p.source_row_id
JOIN input AS i ON i.input_id = r.input_id
GROUP BY p.place_id
HAVING count(*) FILTER (WHERE i.redistributable) = 0
