-- Question: what did the run make of the pair asked about?
-- Source: the table pair.
-- Reads: step_asked_pair, pair. Gives: report_1, report_2, relation, chance.
-- NULL: chance: people decided on a pair that was not compared.
SELECT p.report_1, p.report_2, p.relation, p.chance
FROM step_asked_pair AS q
JOIN pair AS p
    ON (p.report_1 = q.report_1 AND p.report_2 = q.report_2)
    OR (p.report_1 = q.report_2 AND p.report_2 = q.report_1)
ORDER BY p.relation NULLS LAST
