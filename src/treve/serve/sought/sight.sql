-- Question: what of each incident is it asked for by?
-- Source: the incident, and whether its verdict changes between readings; what is asked of its place stands in step_sight_place.
-- Deaths: from the lowest to the highest number stated; where the incident has no highest, the highest that one of its reports states.
-- Reads: incident, incident_report, report, contested_incident, step_sight_value, step_sight_parties. Gives: one row per incident, newest first; numbers are keys
-- of step_sight_value and step_sight_parties; alleged, attributed, target: the actors on that side, as in actor_set.
-- NULL: deaths: not stated; alleged, attributed, target: nobody is named there, or the reports do not say it so.
SELECT
    CAST(i.incident_id AS INTEGER) AS incident_id,
    i.first_day,
    i.last_day,
    CAST(a.key AS SMALLINT) AS act,
    CAST(i.place_id AS INTEGER) AS place_id,
    s.key AS parties,
    CAST(CASE WHEN i.perpetrator_basis = 'alleged' THEN i.side_a_set END AS INTEGER) AS alleged,
    CAST(CASE WHEN i.perpetrator_basis = 'attributed' THEN i.side_a_set END AS INTEGER) AS attributed,
    CAST(CASE WHEN i.direction = 'a_against_b' THEN i.side_b_set END AS INTEGER) AS target,
    CAST(COALESCE(i.deaths_low, i.deaths_best, CASE WHEN i.deaths_high IS NOT NULL THEN 0 END) AS INTEGER) AS deaths_low,
    CAST(COALESCE(i.deaths_high, i.deaths_best, m.deaths_most, i.deaths_low) AS INTEGER) AS deaths_high,
    CAST(i.reports AS INTEGER) AS reports,
    i.act_disputed OR i.target_disputed OR i.perpetrator_basis = 'disputed' AS disputed,
    c.incident_id IS NOT NULL AS contested
FROM incident AS i
JOIN step_sight_value AS a ON a.facet = 'act' AND a.value = COALESCE(i.act, 'not_stated')
JOIN step_sight_parties AS s ON s.directed = (i.direction = 'a_against_b') AND s.perpetrator_basis = i.perpetrator_basis
    AND s.side_a_set IS NOT DISTINCT FROM i.side_a_set AND s.side_b_set IS NOT DISTINCT FROM i.side_b_set
LEFT JOIN (
    SELECT o.incident_id, max(COALESCE(r.deaths_high, r.deaths_best, r.deaths_low)) AS deaths_most
    FROM incident AS o
    JOIN incident_report AS t ON t.incident_id = o.incident_id AND NOT t.superseded
    JOIN report AS r ON r.source_row_id = t.source_row_id
    WHERE o.reports > 1 AND o.deaths_low IS NOT NULL AND o.deaths_best IS NULL AND o.deaths_high IS NULL
    GROUP BY o.incident_id
) AS m ON m.incident_id = i.incident_id
LEFT JOIN (SELECT DISTINCT incident_id FROM contested_incident) AS c ON c.incident_id = i.incident_id
ORDER BY i.first_day DESC, i.incident_id
