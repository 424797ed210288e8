-- Rule: what is known of each incident? Of one report, what it says; of several, what they come to in step_joint.
-- Source: the report; local days and hours become instants through the calendar of the place's zone.
-- Reads: report, report_actor, report_place, place, calendar, local_time, side_pair, incident_report, step_joint.
-- Writes: incident.
-- NULL: a set is empty if nobody is named on that side, or the reports dispute it; figures are empty if nobody gives any.
WITH alone AS (
    SELECT t.incident_id, t.source_row_id
    FROM incident_report AS t
    WHERE NOT t.superseded AND NOT EXISTS (SELECT 1 FROM step_joint AS j WHERE j.incident_id = t.incident_id)
)
SELECT
    g.incident_id,
    1 AS reports,
    1 AS recorders,
    r.first_day,
    r.last_day,
    COALESCE(t.starts_at, f.starts_at) AS earliest_at,
    COALESCE(t.ends_at, l.ends_at) AS latest_at,
    'one_report' AS span_rule,
    p.place_id,
    'one_report' AS place_rule,
    CAST(NULL AS DOUBLE) AS kilometres_apart,
    a.side_a_set,
    a.side_b_set,
    s.side_pair_id,
    r.direction,
    CASE
        WHEN r.direction = 'undirected' THEN 'undirected'
        WHEN a.side_a_set IS NULL THEN 'not_named'
        ELSE 'alleged'
    END AS perpetrator_basis,
    FALSE AS target_disputed,
    r.act,
    FALSE AS act_disputed,
    r.deaths_low,
    r.deaths_best,
    r.deaths_high,
    r.injured_low,
    r.injured_high,
    r.civilian_deaths,
    r.exception_stated
FROM alone AS g
JOIN report_actor AS a ON a.source_row_id = g.source_row_id
JOIN report_place AS rp ON rp.source_row_id = g.source_row_id
JOIN place AS p ON p.place_id = rp.place_id
JOIN report AS r ON r.source_row_id = g.source_row_id
JOIN calendar AS f ON f.zone = p.zone AND f.day = r.first_day
JOIN calendar AS l ON l.zone = p.zone AND l.day = r.last_day
JOIN side_pair AS s
    ON s.side_a_set = COALESCE(a.side_a_set, 0) AND s.side_b_set = COALESCE(a.side_b_set, 0) AND s.direction = r.direction
-- An hour narrows a report of one day; on several days it does not say on which.
LEFT JOIN local_time AS t
    ON t.zone = p.zone AND t.day = r.first_day AND t.time_local = r.time_local AND r.first_day = r.last_day
UNION ALL
SELECT
    j.incident_id,
    j.reports,
    j.recorders,
    j.first_day,
    j.last_day,
    j.earliest_at,
    j.latest_at,
    j.span_rule,
    j.place_id,
    j.place_rule,
    j.kilometres_apart,
    j.side_a_set,
    j.side_b_set,
    s.side_pair_id,
    j.direction,
    CASE
        WHEN j.direction = 'undirected' THEN 'undirected'
        WHEN j.perpetrator_disputed THEN 'disputed'
        WHEN j.side_a_set IS NULL THEN 'not_named'
        ELSE 'alleged'
    END AS perpetrator_basis,
    j.target_disputed,
    j.act,
    j.act_disputed,
    j.deaths_low,
    j.deaths_best,
    j.deaths_high,
    j.injured_low,
    j.injured_high,
    j.civilian_deaths,
    j.exception_stated
FROM step_joint AS j
JOIN side_pair AS s
    ON s.side_a_set = COALESCE(j.side_a_set, 0) AND s.side_b_set = COALESCE(j.side_b_set, 0) AND s.direction = j.direction
