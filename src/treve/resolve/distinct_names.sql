-- Question: which lists of names do the reports hold?
-- Source: the reports, as written.
-- Reads: report.
-- Gives: each list once, in order.
-- NULL: left out: nobody is named.
WITH named AS (
    SELECT r.side_a_names AS names FROM report AS r
    UNION
    SELECT r.side_b_names AS names FROM report AS r
    UNION
    SELECT r.recorder_names AS names FROM report AS r
)
SELECT n.names
FROM named AS n
WHERE n.names IS NOT NULL
ORDER BY n.names
