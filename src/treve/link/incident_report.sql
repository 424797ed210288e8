-- Rule: one report is one incident.
-- Source: the report.
-- Reads: report. Writes: incident_report.
-- NULL: never.
SELECT
    r.source_row_id AS incident_id,
    r.source_row_id
FROM report AS r
