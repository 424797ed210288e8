-- Question: what is compared of the reports of the pairs asked about?
-- Source: the reports as they are compared.
-- Reads: step_asked_pair, link_key. Gives: the columns of link_key.
-- NULL: as in link_key.
SELECT k.*
FROM (
    SELECT a.report_1 AS source_row_id FROM step_asked_pair AS a
    UNION
    SELECT b.report_2 AS source_row_id FROM step_asked_pair AS b
) AS q
JOIN link_key AS k ON k.source_row_id = q.source_row_id
