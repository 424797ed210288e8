-- Question: what leaves the run for each incident of a part of an export?
-- Source: the incident, its place, its sides as written, and its verdict under one agreement.
-- Reads: step_page, step_chosen, step_against, step_sight_place, incident, place, actor_set, finding. Gives: one row per
-- incident of the part, newest first. A point stands only where the place is the point, or lies near it.
-- NULL: not stated; longitude, latitude: known only as an area, or not at all; verdicts: no finding, since time or territory fails.
WITH judged AS (
    SELECT
        f.incident_id,
        f.agreement_id,
        max(CASE WHEN f.reading = 'strict' THEN f.verdict END) AS verdict_strict,
        max(CASE WHEN f.reading = 'presumed' THEN f.verdict END) AS verdict_presumed
    FROM finding AS f
    JOIN step_against AS g ON g.agreement_id = f.agreement_id
    JOIN step_page AS n ON n.incident_id = f.incident_id
    WHERE f.reading IN ('strict', 'presumed')
    GROUP BY f.incident_id, f.agreement_id
)
SELECT
    c.incident_id,
    c.first_day,
    c.last_day,
    p.name AS place,
    p.admin1 AS area,
    p.country,
    p.place_precision,
    CASE WHEN w.placed = 1 THEN w.longitude END AS longitude,
    CASE WHEN w.placed = 1 THEN w.latitude END AS latitude,
    i.act,
    i.direction,
    i.perpetrator_basis,
    a.names AS side_a,
    b.names AS side_b,
    i.reports,
    i.deaths_low,
    i.deaths_best,
    i.deaths_high,
    c.contested,
    g.agreement_id AS held_against,
    j.verdict_strict,
    j.verdict_presumed
FROM step_page AS n
JOIN step_chosen AS c ON c.incident_id = n.incident_id
JOIN incident AS i ON i.incident_id = c.incident_id
JOIN place AS p ON p.place_id = i.place_id
JOIN step_sight_place AS w ON w.place_id = c.place_id
LEFT JOIN actor_set AS a ON a.actor_set_id = i.side_a_set
LEFT JOIN actor_set AS b ON b.actor_set_id = i.side_b_set
LEFT JOIN step_against AS g ON TRUE
LEFT JOIN judged AS j ON j.incident_id = c.incident_id
ORDER BY c.first_day DESC, c.incident_id
