-- Question: how many reports are there, between which days, and how many name no recorder?
-- Source: the reports.
-- Reads: report, report_actor. Gives: one row: reports, first_day, last_day, without_recorder.
-- NULL: first_day, last_day: there are no reports.
SELECT
    CAST(count(*) AS BIGINT) AS reports,
    min(r.first_day) AS first_day,
    max(r.last_day) AS last_day,
    CAST(count(*) FILTER (WHERE a.recorder_set IS NULL) AS BIGINT) AS without_recorder
FROM report AS r
LEFT JOIN report_actor AS a ON a.source_row_id = r.source_row_id
