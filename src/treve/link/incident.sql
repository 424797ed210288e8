-- Rule: one report is one incident, at the instants its days, hours and zone allow.
-- Source: the report; local days and hours become instants through the calendar of the place's zone.
-- Reads: step_report_start, side_pair, calendar. Writes: incident.
-- NULL: a set is empty if the report names nobody on that side; figures are empty if the report gives none.
SELECT
    k.source_row_id AS incident_id,
    1 AS reports,
    k.first_day,
    k.last_day,
    k.earliest_at,
    COALESCE(k.hour_ends_at, c.ends_at) AS latest_at,
    k.place_id,
    CASE WHEN k.side_a_set <> 0 THEN k.side_a_set END AS side_a_set,
    CASE WHEN k.side_b_set <> 0 THEN k.side_b_set END AS side_b_set,
    s.side_pair_id,
    k.direction,
    CASE
        WHEN k.direction = 'undirected' THEN 'undirected'
        WHEN k.side_a_set = 0 THEN 'not_named'
        ELSE 'alleged'
    END AS perpetrator_basis,
    k.act,
    k.deaths_low,
    k.deaths_best,
    k.deaths_high,
    k.injured_low,
    k.injured_high,
    k.civilian_deaths,
    k.exception_stated
FROM step_report_start AS k
JOIN side_pair AS s
    ON s.side_a_set = k.side_a_set AND s.side_b_set = k.side_b_set AND s.direction = k.direction
JOIN calendar AS c ON c.zone = k.zone AND c.day = k.last_day
