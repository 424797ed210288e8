-- Question: which rows bear an id that stands more than once?
-- Source: a source's own id names one statement; imports must not count it twice.
-- Reads: step_key
-- Gives: report_id, source_row_id
-- NULL: does not occur; rows without an id are rejected elsewhere.
SELECT
    k.report_id,
    k.source_row_id
FROM step_key AS k
JOIN (
    SELECT report_id
    FROM step_key
    GROUP BY report_id
    HAVING count(*) > 1
) AS r ON r.report_id = k.report_id
ORDER BY k.source_row_id
