-- Question: what of each report is compared, in whole numbers?
-- Source: the reports as they are compared.
-- Reads: link_key. Gives: source_row_id, place_id, curated, register_id, and what is compared, -1 where it is not stated: the days, the minute
-- of the day, the point in two parts, how busy it is, the name of the place, the sides, the recorder, the act with its group in the
-- last six bits, the deaths, the source with three marks of one bit each, and the reach in metres.
-- NULL: never.
SELECT
    k.source_row_id,
    k.place_id,
    k.curated,
    CAST(k.register_id AS INTEGER) AS register_id,
    CAST(k.first_number AS INTEGER) AS first_number,
    CAST(k.last_number AS INTEGER) AS last_number,
    CAST(COALESCE(k.minute, -1) AS INTEGER) AS minute,
    CAST(COALESCE(floor(k.point_key / 4000000), -1) AS INTEGER) AS point_north,
    CAST(COALESCE(k.point_key % 4000000, -1) AS INTEGER) AS point_east,
    CAST(k.crowd AS INTEGER) AS crowd,
    CAST(COALESCE(k.name_key, -1) AS INTEGER) AS name_key,
    CAST(COALESCE(k.side_a_key, -1) AS INTEGER) AS side_a_key,
    CAST(COALESCE(k.side_b_key, -1) AS INTEGER) AS side_b_key,
    CAST(COALESCE(k.recorder_key, -1) AS INTEGER) AS recorder_key,
    CAST(COALESCE(k.act_number * 64 + k.act_group, -1) AS INTEGER) AS act,
    CAST(COALESCE(k.deaths_low, -1) AS INTEGER) AS deaths_low,
    CAST(COALESCE(k.deaths_high, -1) AS INTEGER) AS deaths_high,
    CAST(
        k.source_number * 8
        + CASE WHEN k.civilian_target THEN 4 ELSE 0 END
        + CASE WHEN k.directed THEN 2 ELSE 0 END
        + CASE WHEN k.aggregate THEN 1 ELSE 0 END
    AS INTEGER) AS marks,
    CAST(COALESCE(floor(k.reach_km * 1000), -1) AS INTEGER) AS reach_metres
FROM link_key AS k
