-- Question: which rows come from files that may not be passed on?
-- Source: the licence of each source.
-- Reads: source_row, input. Gives: source_row_id.
-- NULL: never.
SELECT r.source_row_id
FROM source_row AS r
JOIN input AS i ON i.input_id = r.input_id
WHERE NOT i.redistributable
