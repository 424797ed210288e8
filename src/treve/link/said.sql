-- Question: what does each report that may share its incident with others say: at which instants, where, who, what?
-- Source: the report; local days and hours become instants through the calendar of the place's zone.
-- Reads: step_group, report_actor, report_place, place, report, calendar, step_fineness, step_act_kind, local_time.
-- Gives: source_row_id; the days, the instants, the sides, the radius and the fineness of the place, the act in numbers, the figures.
-- In order of the incidents, and of the reports of each.
-- NULL: a set is empty if the report names nobody on that side; a radius if nobody knows it; the act and figures if none is stated.
SELECT
    t.source_row_id,
    r.first_day,
    r.last_day,
    COALESCE(h.starts_at, f.starts_at) AS earliest_at,
    COALESCE(h.ends_at, l.ends_at) AS latest_at,
    p.radius_km,
    n.fineness,
    a.side_a_set,
    a.side_b_set,
    c.act_number,
    r.deaths_low,
    r.deaths_best,
    r.deaths_high,
    r.injured_low,
    r.injured_high,
    r.civilian_deaths,
    r.exception_stated
FROM step_group AS t
JOIN report_actor AS a ON a.source_row_id = t.source_row_id
JOIN report_place AS rp ON rp.source_row_id = t.source_row_id
JOIN place AS p ON p.place_id = rp.place_id
JOIN report AS r ON r.source_row_id = t.source_row_id
JOIN calendar AS f ON f.zone = p.zone AND f.day = r.first_day
JOIN calendar AS l ON l.zone = p.zone AND l.day = r.last_day
JOIN step_fineness AS n ON n.place_precision = p.place_precision
LEFT JOIN step_act_kind AS c ON c.act = r.act
-- An hour narrows a report of one day; on several days it does not say on which.
LEFT JOIN local_time AS h
    ON h.zone = p.zone AND h.day = r.first_day AND h.time_local = r.time_local AND r.first_day = r.last_day
WHERE NOT t.superseded
ORDER BY t.incident_id NULLS LAST, t.source_row_id NULLS LAST
