-- Question: which other reports tell the incident in question?
-- Source: the links between reports and incidents.
-- Reads: step_question, incident_report, report. Gives: source_row_id of the report in question, and what the others say.
-- NULL: not stated.
SELECT
    t.source_row_id,
    r.report_id,
    r.recorder_names,
    r.side_a_names,
    r.side_b_names,
    r.act,
    r.deaths_low,
    r.deaths_high,
    o.superseded
FROM step_question AS t
JOIN incident_report AS o ON o.incident_id = t.incident_id AND o.source_row_id <> t.source_row_id
JOIN report AS r ON r.source_row_id = o.source_row_id
ORDER BY r.report_id NULLS LAST
