-- Question: under which agreements and readings are incidents held?
-- Source: the readings of the run.
-- Reads: reading. Gives: agreement_id, reading.
-- NULL: none.
SELECT g.agreement_id, g.reading
FROM reading AS g
ORDER BY g.agreement_id, g.reading
