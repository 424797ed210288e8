-- Rule: from which instant on may a report have happened, and until when if it gives an hour?
-- Source: the calendar of the place's zone. A step of its own: joined together, first and last days would meet in every combination.
-- Reads: step_report_key, calendar, local_time. Writes: step_report_start.
-- NULL: hour_ends_at: the report gives no hour, or several days.
SELECT
    k.source_row_id,
    k.side_a_set,
    k.side_b_set,
    k.direction,
    k.place_id,
    k.zone,
    k.first_day,
    k.last_day,
    COALESCE(t.starts_at, c.starts_at) AS earliest_at,
    t.ends_at AS hour_ends_at,
    k.act,
    k.deaths_low,
    k.deaths_best,
    k.deaths_high,
    k.injured_low,
    k.injured_high,
    k.civilian_deaths,
    k.exception_stated
FROM step_report_key AS k
JOIN calendar AS c ON c.zone = k.zone AND c.day = k.first_day
-- An hour narrows a report of one day; on several days it does not say on which.
LEFT JOIN local_time AS t
    ON t.zone = k.zone AND t.day = k.first_day AND t.time_local = k.time_local AND k.first_day = k.last_day
