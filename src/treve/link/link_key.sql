-- Rule: what of each report is compared with other reports?
-- Source: the report, with its place, its actors and its register in numbers.
-- Reads: report, report_actor, report_place, source_row, step_curated, step_register, step_place_key, step_clock, step_act, step_actor_key.
-- Writes: link_key.
-- NULL: not stated; an actor nobody can identify counts as not stated. A place without a point has no reach.
SELECT
    r.source_row_id,
    g.register_id,
    g.source_number,
    g.curated,
    days_between(CAST('1970-01-01' AS DATE), r.first_day) AS first_number,
    days_between(CAST('1970-01-01' AS DATE), r.last_day) AS last_number,
    t.minute,
    rp.place_id,
    p.point_x,
    p.point_y,
    p.point_z,
    p.reach_km,
    p.point_key,
    p.crowd,
    p.name_key,
    a.actor_key AS side_a_key,
    b.actor_key AS side_b_key,
    COALESCE(b.civilian, FALSE) AS civilian_target,
    o.actor_key AS recorder_key,
    r.direction = 'a_against_b' AS directed,
    c.act_number,
    c.group_number AS act_group,
    -- "At least nine" is no nine: without a highest figure there may be any number more.
    COALESCE(r.deaths_low, r.deaths_best, CASE WHEN r.deaths_high IS NOT NULL THEN 0 END) AS deaths_low,
    COALESCE(r.deaths_high, r.deaths_best, CASE WHEN r.deaths_low IS NOT NULL THEN 1000000 END) AS deaths_high,
    COALESCE(r.aggregate, FALSE) AS aggregate
FROM report AS r
JOIN report_actor AS ra ON ra.source_row_id = r.source_row_id
JOIN report_place AS rp ON rp.source_row_id = r.source_row_id
JOIN step_place_key AS p ON p.place_id = rp.place_id
LEFT JOIN source_row AS s ON s.source_row_id = r.source_row_id
LEFT JOIN step_curated AS u ON u.source = r.source
JOIN step_register AS g
    ON g.source = r.source
   AND g.publisher IS NOT DISTINCT FROM CASE WHEN u.source IS NULL THEN r.publisher END
   AND g.recorder_set IS NOT DISTINCT FROM CASE WHEN u.source IS NULL THEN ra.recorder_set END
   AND g.input_id IS NOT DISTINCT FROM
       CASE WHEN u.source IS NULL AND r.publisher IS NULL AND ra.recorder_set IS NULL THEN s.input_id END
LEFT JOIN step_clock AS t ON t.time_local = r.time_local AND r.first_day = r.last_day
LEFT JOIN step_act AS c ON c.act = r.act
LEFT JOIN step_actor_key AS a ON a.actor_set_id = ra.side_a_set
LEFT JOIN step_actor_key AS b ON b.actor_set_id = ra.side_b_set
LEFT JOIN step_actor_key AS o ON o.actor_set_id = ra.recorder_set
