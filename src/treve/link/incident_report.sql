-- Rule: which incident does each report tell?
-- Source: the groups of reports that the step link found; a report in none is an incident of its own.
-- Reads: report, step_group. Writes: incident_report.
-- NULL: never. superseded: the same register published it again later; its values no longer count.
SELECT
    COALESCE(g.incident_id, r.source_row_id) AS incident_id,
    r.source_row_id,
    COALESCE(g.superseded, FALSE) AS superseded
FROM report AS r
LEFT JOIN step_group AS g ON g.source_row_id = r.source_row_id
