-- Question: which pairs within one register may be the same thing published again, or a part and its whole?
-- Source: compared pairs of one register that is not curated, with what tells a correction from a second incident.
-- Reads: step_pattern_pair, report. Gives: report_1, report_2, pattern, their days, days of publication, and addresses.
-- NULL: published, url: not stated.
SELECT
    p.report_1,
    p.report_2,
    p.pattern,
    a.first_day AS first_1,
    a.last_day AS last_1,
    b.first_day AS first_2,
    b.last_day AS last_2,
    a.published AS published_1,
    b.published AS published_2,
    a.url AS url_1,
    b.url AS url_2,
    COALESCE(a.aggregate, FALSE) AS aggregate_1,
    COALESCE(b.aggregate, FALSE) AS aggregate_2
FROM step_pattern_pair AS p
JOIN report AS a ON a.source_row_id = p.report_1
JOIN report AS b ON b.source_row_id = p.report_2
WHERE p.register_1 = p.register_2
