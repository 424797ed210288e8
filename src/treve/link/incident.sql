-- Rule: one report is one incident, at the instants its days, hours and zone allow.
-- Source: the report; local days and hours become instants through the calendar of the place's zone.
-- Reads: report, report_actor, report_place, place, calendar, local_time, side_pair. Writes: incident.
-- NULL: a set is empty if the report names nobody on that side; figures are empty if the report gives none.
SELECT
    r.source_row_id AS incident_id,
    1 AS reports,
    r.first_day,
    r.last_day,
    COALESCE(t.starts_at, f.starts_at) AS earliest_at,
    COALESCE(t.ends_at, l.ends_at) AS latest_at,
    p.place_id,
    a.side_a_set,
    a.side_b_set,
    s.side_pair_id,
    r.direction,
    CASE
        WHEN r.direction = 'undirected' THEN 'undirected'
        WHEN a.side_a_set IS NULL THEN 'not_named'
        ELSE 'alleged'
    END AS perpetrator_basis,
    r.act,
    r.deaths_low,
    r.deaths_best,
    r.deaths_high,
    r.injured_low,
    r.injured_high,
    r.civilian_deaths,
    r.exception_stated
FROM report AS r
JOIN report_actor AS a ON a.source_row_id = r.source_row_id
JOIN report_place AS rp ON rp.source_row_id = r.source_row_id
JOIN place AS p ON p.place_id = rp.place_id
JOIN calendar AS f ON f.zone = p.zone AND f.day = r.first_day
JOIN calendar AS l ON l.zone = p.zone AND l.day = r.last_day
JOIN side_pair AS s
    ON s.side_a_set = COALESCE(a.side_a_set, 0) AND s.side_b_set = COALESCE(a.side_b_set, 0) AND s.direction = r.direction
-- An hour narrows a report of one day; on several days it does not say on which.
LEFT JOIN local_time AS t
    ON t.zone = p.zone AND t.day = r.first_day AND t.time_local = r.time_local AND r.first_day = r.last_day
