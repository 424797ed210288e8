-- Question: with which other reports were the reports of an incident compared, and what came of it?
-- Source: the pairs that the run kept.
-- Reads: step_page, incident_report, pair, report. Gives: both reports by id and row, the relation, the chance, the incident of the other.
-- NULL: chance: they were not compared.
WITH own AS (
    SELECT t.source_row_id
    FROM step_page AS g
    JOIN incident_report AS t ON t.incident_id = g.incident_id
), kept AS (
    SELECT p.report_1 AS own_row, p.report_2 AS other_row, p.relation, p.chance FROM pair AS p JOIN own AS o ON o.source_row_id = p.report_1
    UNION ALL
    SELECT p.report_2, p.report_1, p.relation, p.chance FROM pair AS p JOIN own AS o ON o.source_row_id = p.report_2
)
SELECT k.own_row, k.other_row, a.report_id AS own_id, b.report_id AS other_id, k.relation, k.chance, t.incident_id AS other_incident
FROM kept AS k
JOIN report AS a ON a.source_row_id = k.own_row
JOIN report AS b ON b.source_row_id = k.other_row
JOIN incident_report AS t ON t.source_row_id = k.other_row
ORDER BY k.chance DESC NULLS LAST, a.report_id, b.report_id
