-- Rule: how far do the two reports of a pair agree? One digit for each thing compared, put together as one number, the pattern.
-- Source: docs/explanation/linking.md lists the digits in words; the weights of the run are counted from these patterns.
-- Reads: step_candidate, link_key, step_likeness. Writes: step_pattern_pair.
-- NULL: never. Digit 0: at least one of the two does not state it, so it says nothing for or against.
WITH side AS (
    SELECT
        c.report_1,
        c.report_2,
        c.register_1,
        c.register_2,
        c.square_km,
        a.first_number AS first_1,
        a.last_number AS last_1,
        b.first_number AS first_2,
        b.last_number AS last_2,
        a.minute AS minute_1,
        b.minute AS minute_2,
        a.reach_km + b.reach_km AS reach_km,
        a.point_key = b.point_key AS same_point,
        a.crowd,
        a.name_key AS name_1,
        b.name_key AS name_2,
        a.side_a_key AS a_1,
        a.side_b_key AS b_1,
        -- Where one of the two does not say who attacked, side A of the other may stand on either side.
        CASE WHEN NOT (a.directed AND b.directed) AND (a.side_a_key = b.side_b_key OR a.side_b_key = b.side_a_key)
            THEN b.side_b_key ELSE b.side_a_key END AS a_2,
        CASE WHEN NOT (a.directed AND b.directed) AND (a.side_a_key = b.side_b_key OR a.side_b_key = b.side_a_key)
            THEN b.side_a_key ELSE b.side_b_key END AS b_2,
        NOT (a.directed AND b.directed) AS either_way,
        -- Who fought whom says nothing of the civilians who were hit.
        a.directed <> b.directed AND a.civilian_target <> b.civilian_target AS hit_untold,
        a.act_number AS act_1,
        b.act_number AS act_2,
        a.act_group = b.act_group AS same_group,
        a.deaths_low AS low_1,
        a.deaths_high AS high_1,
        b.deaths_low AS low_2,
        b.deaths_high AS high_2,
        a.source_number = b.source_number AS one_source,
        a.recorder_key AS recorder_1,
        b.recorder_key AS recorder_2,
        a.aggregate <> b.aggregate AS part_of_whole
    FROM step_candidate AS c
    JOIN link_key AS a ON a.source_row_id = c.report_1
    JOIN link_key AS b ON b.source_row_id = c.report_2
)
SELECT
    s.report_1,
    s.report_2,
    s.register_1,
    s.register_2,
    s.part_of_whole,
    CAST(
        CASE
            WHEN s.first_1 = s.first_2 AND s.last_1 = s.last_2 AND s.first_1 = s.last_1 THEN 1
            WHEN s.first_1 <= s.last_2 AND s.first_2 <= s.last_1 THEN 2
            WHEN s.first_1 - s.last_2 <= 1 AND s.first_2 - s.last_1 <= 1 THEN 3
            ELSE 4
        END AS BIGINT)
    + 10 * CASE
        WHEN s.minute_1 IS NULL OR s.minute_2 IS NULL THEN 0
        WHEN abs((s.first_1 - s.first_2) * 1440 + s.minute_1 - s.minute_2) <= 60 THEN 1
        WHEN abs((s.first_1 - s.first_2) * 1440 + s.minute_1 - s.minute_2) <= 180 THEN 2
        ELSE 3
    END
    + 100 * CASE
        WHEN s.square_km IS NULL THEN 0
        WHEN s.same_point AND s.reach_km = 0 THEN 1
        WHEN s.reach_km = 0 AND s.square_km <= 4 THEN 2
        WHEN s.reach_km = 0 AND s.square_km <= 36 THEN 3
        WHEN s.reach_km = 0 THEN 4
        WHEN s.same_point THEN 5
        WHEN 4 * s.square_km <= s.reach_km * s.reach_km THEN 6
        WHEN s.square_km <= s.reach_km * s.reach_km THEN 7
        ELSE 8
    END
    + 1000 * CASE WHEN s.same_point THEN s.crowd ELSE 0 END
    + 10000 * CASE
        WHEN s.same_point OR s.name_1 IS NULL OR s.name_2 IS NULL THEN 0
        WHEN s.name_1 = s.name_2 THEN 1
        ELSE 2
    END
    + 100000 * CASE
        WHEN s.a_1 IS NULL OR s.a_2 IS NULL THEN 0
        WHEN s.a_1 = s.a_2 THEN 1
        WHEN l.key_1 IS NOT NULL OR x.key_1 IS NOT NULL THEN 2
        ELSE 3
    END
    + 1000000 * CASE
        WHEN s.b_1 IS NULL OR s.b_2 IS NULL OR s.hit_untold THEN 0
        WHEN s.b_1 = s.b_2 THEN 1
        WHEN m.key_1 IS NOT NULL OR y.key_1 IS NOT NULL THEN 2
        ELSE 3
    END
    + 10000000 * CASE
        WHEN s.act_1 IS NULL OR s.act_2 IS NULL THEN 0
        WHEN s.act_1 = s.act_2 THEN 1
        WHEN s.same_group THEN 2
        ELSE 3
    END
    + 100000000 * CASE
        WHEN s.low_1 IS NULL OR s.low_2 IS NULL THEN 0
        WHEN s.high_1 = 0 AND s.high_2 = 0 THEN 1
        WHEN s.low_1 = s.low_2 AND s.high_1 = s.high_2 AND s.low_1 >= 6 THEN 2
        WHEN s.low_1 = s.low_2 AND s.high_1 = s.high_2 THEN 3
        WHEN s.low_1 <= s.high_2 AND s.low_2 <= s.high_1 THEN 4
        WHEN 2 * s.low_1 <= 3 * s.high_2 AND 2 * s.low_2 <= 3 * s.high_1 THEN 5
        ELSE 6
    END
    + 1000000000 * CASE
        WHEN s.recorder_1 IS NULL OR s.recorder_2 IS NULL THEN 0
        WHEN s.recorder_1 = s.recorder_2 THEN 1
        ELSE 2
    END
    + 10000000000 * CASE WHEN s.one_source THEN 1 ELSE 2 END AS pattern
FROM side AS s
LEFT JOIN step_likeness AS l ON l.key_1 = s.a_1 AND l.key_2 = CASE WHEN s.a_2 <> s.a_1 THEN s.a_2 END
LEFT JOIN step_likeness AS m ON m.key_1 = s.b_1 AND m.key_2 = CASE WHEN s.b_2 <> s.b_1 THEN s.b_2 END
LEFT JOIN step_likeness AS x ON x.key_1 = s.a_1 AND x.key_2 = CASE WHEN s.either_way AND s.a_2 <> s.a_1 THEN s.b_2 END
LEFT JOIN step_likeness AS y ON y.key_1 = s.b_1 AND y.key_2 = CASE WHEN s.either_way AND s.b_2 <> s.b_1 THEN s.a_2 END
