-- Rule: what does each of several reports say of their incident: at which instants, where, who, what?
-- Source: the report; local days and hours become instants through the calendar of the place's zone.
-- Reads: incident_report, report, report_actor, report_place, place, calendar, local_time,
-- step_told_key, step_shared, step_fineness, step_act_kind. Writes: step_teller.
-- voice: whose word it is: the recorder, or the register where no recorder is stated.
-- told_act_number: the act, if it tells anything.
-- NULL: a set is empty if the report names nobody on that side; figures are empty if the report gives none.
SELECT
    t.incident_id,
    r.source_row_id,
    r.first_day,
    r.last_day,
    COALESCE(h.starts_at, f.starts_at) AS earliest_at,
    COALESCE(h.ends_at, l.ends_at) AS latest_at,
    p.place_id,
    k.point_x,
    k.point_y,
    k.point_z,
    p.radius_km,
    n.fineness,
    a.side_a_set,
    a.side_b_set,
    k.side_a_key,
    k.side_b_key,
    COALESCE(k.recorder_key, -k.register_id) AS voice,
    k.directed,
    c.act_number,
    k.act_number AS told_act_number,
    c.kinetic,
    r.deaths_low,
    r.deaths_best,
    r.deaths_high,
    r.injured_low,
    r.injured_high,
    r.civilian_deaths,
    r.exception_stated
FROM step_shared AS m
JOIN incident_report AS t ON t.incident_id = m.incident_id
JOIN report AS r ON r.source_row_id = t.source_row_id
JOIN report_actor AS a ON a.source_row_id = r.source_row_id
JOIN report_place AS rp ON rp.source_row_id = r.source_row_id
JOIN place AS p ON p.place_id = rp.place_id
JOIN calendar AS f ON f.zone = p.zone AND f.day = r.first_day
JOIN calendar AS l ON l.zone = p.zone AND l.day = r.last_day
JOIN step_told_key AS k ON k.source_row_id = r.source_row_id
JOIN step_fineness AS n ON n.place_precision = p.place_precision
LEFT JOIN step_act_kind AS c ON c.act = r.act
-- An hour narrows a report of one day; on several days it does not say on which.
LEFT JOIN local_time AS h
    ON h.zone = p.zone AND h.day = r.first_day AND h.time_local = r.time_local AND r.first_day = r.last_day
WHERE NOT t.superseded
