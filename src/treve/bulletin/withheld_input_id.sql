-- Question: which files may not be passed on?
-- Source: the licence of each source.
-- Reads: input. Gives: input_id.
-- NULL: never.
SELECT i.input_id
FROM input AS i
WHERE NOT i.redistributable
