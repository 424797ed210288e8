-- Question: which pairs within one register may be the same thing published again, or a part and its whole?
-- Source: compared pairs of one register that is not curated, with what tells a correction from a second incident.
-- Reads: step_same_register, report. Gives: report_1, report_2, pattern, their days, days of publication, and addresses.
-- NULL: published, url: not stated.
SELECT
    p.report_1,
    p.report_2,
    p.pattern,
    p.first_1,
    p.last_1,
    b.first_day AS first_2,
    b.last_day AS last_2,
    p.published_1,
    b.published AS published_2,
    p.url_1,
    b.url AS url_2,
    p.aggregate_1,
    COALESCE(b.aggregate, FALSE) AS aggregate_2
FROM report AS b
JOIN (
    SELECT
        c.report_1,
        c.report_2,
        c.pattern,
        a.first_day AS first_1,
        a.last_day AS last_1,
        a.published AS published_1,
        a.url AS url_1,
        COALESCE(a.aggregate, FALSE) AS aggregate_1
    FROM report AS a
    -- Few pairs are of one register: they are looked up among all reports, and not the other way round.
    JOIN step_same_register AS c ON c.report_1 = a.source_row_id
) AS p ON p.report_2 = b.source_row_id
