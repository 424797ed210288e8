-- Question: what does each report of these incidents say of itself: who recorded it, whom it names, when it was published?
-- Source: the reports as written; a report that its register published again later is left aside.
-- Reads: step_edition_incident, incident_report, report. Gives: incident_id, report_id, recorders, both sides, direction, published.
-- NULL: as in report.
WITH asked AS (
    SELECT DISTINCT e.incident_id
    FROM step_edition_incident AS e
)
SELECT
    t.incident_id,
    r.report_id,
    r.recorder_names,
    r.side_a_names,
    r.side_b_names,
    r.direction,
    r.published
FROM asked AS a
JOIN incident_report AS t ON t.incident_id = a.incident_id AND NOT t.superseded
JOIN report AS r ON r.source_row_id = t.source_row_id
