-- Question: what is told of each incident of a page?
-- Source: the incident, its place, its sides as written.
-- Reads: step_page, incident, place, actor_set. Gives: one row per incident of the page.
-- NULL: not stated.
SELECT
    i.incident_id,
    i.first_day,
    i.last_day,
    p.name AS place,
    p.admin1 AS area,
    p.country,
    p.place_precision,
    i.act,
    i.act_disputed,
    i.target_disputed,
    i.direction,
    i.perpetrator_basis,
    a.names AS side_a,
    b.names AS side_b,
    i.deaths_low,
    i.deaths_best,
    i.deaths_high,
    i.reports,
    i.recorders
FROM step_page AS g
JOIN incident AS i ON i.incident_id = g.incident_id
JOIN place AS p ON p.place_id = i.place_id
LEFT JOIN actor_set AS a ON a.actor_set_id = i.side_a_set
LEFT JOIN actor_set AS b ON b.actor_set_id = i.side_b_set
