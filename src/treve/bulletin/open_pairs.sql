-- Question: which pairs of reports are left to people, likeliest first?
-- Source: the pairs that were not sure enough, or that decisions contradict each other about.
-- Reads: pair, report. Gives: the pair, its chance and pattern, and what each report says.
-- NULL: chance: the pair was not compared; everything else: not stated.
SELECT
    p.relation,
    p.chance,
    p.pattern,
    a.report_id AS id_1,
    a.publisher AS publisher_1,
    a.recorder_names AS recorders_1,
    a.url AS url_1,
    a.first_day AS first_1,
    a.last_day AS last_1,
    a.time_local AS time_1,
    a.place_name AS place_1,
    a.side_a_names AS side_a_1,
    a.side_b_names AS side_b_1,
    a.act AS act_1,
    a.deaths_low AS low_1,
    a.deaths_high AS high_1,
    a.note AS note_1,
    b.report_id AS id_2,
    b.publisher AS publisher_2,
    b.recorder_names AS recorders_2,
    b.url AS url_2,
    b.first_day AS first_2,
    b.last_day AS last_2,
    b.time_local AS time_2,
    b.place_name AS place_2,
    b.side_a_names AS side_a_2,
    b.side_b_names AS side_b_2,
    b.act AS act_2,
    b.deaths_low AS low_2,
    b.deaths_high AS high_2,
    b.note AS note_2
FROM pair AS p
JOIN report AS a ON a.source_row_id = p.report_1
JOIN report AS b ON b.source_row_id = p.report_2
WHERE p.relation IN ('ambiguous', 'disputed')
ORDER BY p.chance DESC NULLS LAST, a.report_id NULLS LAST, b.report_id NULLS LAST
