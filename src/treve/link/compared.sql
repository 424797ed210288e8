-- Question: what of each report asked about is compared with others, in whole numbers?
-- Source: the report, with its actors and its register in numbers.
-- Reads: step_asked_report, report, report_actor, report_place, source_row, link_register, link_actor, step_clock, step_act.
-- Gives: source_row_id, place_id, register_id, and what is compared besides the place, -1 where it is not stated: the days, the
-- minute of the day, the sides, the recorder, the act with its group in the last six bits, the deaths, and the source with three
-- marks of one bit each.
-- NULL: never; an actor nobody can identify counts as not stated.
SELECT
    r.source_row_id,
    rp.place_id,
    CAST(g.register_id AS INTEGER) AS register_id,
    CAST(days_between(CAST('1970-01-01' AS DATE), r.first_day) AS INTEGER) AS first_number,
    CAST(days_between(CAST('1970-01-01' AS DATE), r.last_day) AS INTEGER) AS last_number,
    CAST(COALESCE(t.minute, -1) AS INTEGER) AS minute,
    CAST(COALESCE(a.actor_key, -1) AS INTEGER) AS side_a_key,
    CAST(COALESCE(b.actor_key, -1) AS INTEGER) AS side_b_key,
    CAST(COALESCE(o.actor_key, -1) AS INTEGER) AS recorder_key,
    CAST(COALESCE(c.act_number * 64 + c.group_number, -1) AS INTEGER) AS act,
    -- "At least nine" is no nine: without a highest figure there may be any number more.
    CAST(
        COALESCE(r.deaths_low, r.deaths_best, CASE WHEN r.deaths_high IS NOT NULL THEN 0 ELSE -1 END) AS INTEGER
    ) AS deaths_low,
    CAST(
        COALESCE(r.deaths_high, r.deaths_best, CASE WHEN r.deaths_low IS NOT NULL THEN 1000000 ELSE -1 END) AS INTEGER
    ) AS deaths_high,
    CAST(
        g.source_number * 8
        + CASE WHEN b.civilian THEN 4 ELSE 0 END
        + CASE WHEN r.direction = 'a_against_b' THEN 2 ELSE 0 END
        + CASE WHEN r.aggregate THEN 1 ELSE 0 END
    AS INTEGER) AS marks
FROM step_asked_report AS q
JOIN report AS r ON r.source_row_id = q.source_row_id
JOIN report_actor AS ra ON ra.source_row_id = r.source_row_id
JOIN report_place AS rp ON rp.source_row_id = r.source_row_id
LEFT JOIN source_row AS s ON s.source_row_id = r.source_row_id
LEFT JOIN (SELECT DISTINCT w.source FROM link_register AS w WHERE w.curated) AS u ON u.source = r.source
JOIN link_register AS g
    ON g.source = r.source
   AND g.publisher IS NOT DISTINCT FROM CASE WHEN u.source IS NULL THEN r.publisher END
   AND g.recorder_set IS NOT DISTINCT FROM CASE WHEN u.source IS NULL THEN ra.recorder_set END
   AND g.input_id IS NOT DISTINCT FROM
       CASE WHEN u.source IS NULL AND r.publisher IS NULL AND ra.recorder_set IS NULL THEN s.input_id END
LEFT JOIN step_clock AS t ON t.time_local = r.time_local AND r.first_day = r.last_day
LEFT JOIN step_act AS c ON c.act = r.act
LEFT JOIN link_actor AS a ON a.actor_set_id = ra.side_a_set
LEFT JOIN link_actor AS b ON b.actor_set_id = ra.side_b_set
LEFT JOIN link_actor AS o ON o.actor_set_id = ra.recorder_set
