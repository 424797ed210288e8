-- Question: whom does each report that may share its incident with others name, which act, and what figures?
-- Source: the report.
-- Reads: step_group, report_actor, report, step_act_kind.
-- Gives: source_row_id, the sides, the act in numbers, the figures. In order of the incidents, and of the reports of each.
-- NULL: a set is empty if the report names nobody on that side; the act and figures if none is stated.
SELECT
    t.source_row_id,
    a.side_a_set,
    a.side_b_set,
    c.act_number,
    r.deaths_low,
    r.deaths_best,
    r.deaths_high,
    r.injured_low,
    r.injured_high,
    r.civilian_deaths,
    r.exception_stated
FROM step_group AS t
JOIN report_actor AS a ON a.source_row_id = t.source_row_id
JOIN report AS r ON r.source_row_id = t.source_row_id
LEFT JOIN step_act_kind AS c ON c.act = r.act
WHERE NOT t.superseded
ORDER BY t.incident_id NULLS LAST, t.source_row_id NULLS LAST
