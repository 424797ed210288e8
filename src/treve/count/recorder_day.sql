-- Question: how many reports has each recorder of each day?
-- Source: the report's recorder as written, or its source where none is named; reports that may lie on several days are left out.
-- Reads: report. Gives: recorder, day, reports.
-- NULL: none.
SELECT
    COALESCE(r.recorder_names, r.source) AS recorder,
    r.first_day AS day,
    count(*) AS reports
FROM report AS r
WHERE r.first_day = r.last_day
GROUP BY COALESCE(r.recorder_names, r.source), r.first_day
