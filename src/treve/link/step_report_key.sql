-- Rule: which sides, which place and which time zone does each report have?
-- Source: the report. A step of its own, so that days meet the calendar only together with their zone.
-- Reads: report, report_actor, report_place, place. Writes: step_report_key.
-- NULL: time_local: the report gives no hour; figures are empty if the report gives none. Set 0 stands for nobody named.
SELECT
    r.source_row_id,
    COALESCE(a.side_a_set, 0) AS side_a_set,
    COALESCE(a.side_b_set, 0) AS side_b_set,
    r.direction,
    p.place_id,
    p.zone,
    r.first_day,
    r.last_day,
    r.time_local,
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
