-- Question: which incidents change verdict between two readings of an agreement?
-- Source: the findings of the run, by incident; a page of those after a given one. Without a finding: outside the time.
-- Reads: step_what_if, finding, incident, place.
-- Gives: incident_id, verdict_a, verdict_b, first_day, last_day, act, place_name, admin1.
-- NULL: as in incident and place.
WITH one AS (
    SELECT f.incident_id, f.verdict
    FROM step_what_if AS q
    JOIN finding AS f ON f.agreement_id = q.agreement_id AND f.reading = q.reading_a AND f.incident_id > q.after_incident
),
other AS (
    SELECT f.incident_id, f.verdict
    FROM step_what_if AS q
    JOIN finding AS f ON f.agreement_id = q.agreement_id AND f.reading = q.reading_b AND f.incident_id > q.after_incident
),
met AS (
    SELECT m.incident_id
    FROM (SELECT incident_id FROM one UNION ALL SELECT incident_id FROM other) AS m
    GROUP BY m.incident_id
),
changed AS (
    SELECT
        met.incident_id,
        COALESCE(one.verdict, 'outside_time') AS verdict_a,
        COALESCE(other.verdict, 'outside_time') AS verdict_b,
        row_number() OVER (ORDER BY met.incident_id) AS place_in_page
    FROM met
    LEFT JOIN one ON one.incident_id = met.incident_id
    LEFT JOIN other ON other.incident_id = met.incident_id
    WHERE COALESCE(one.verdict, 'outside_time') <> COALESCE(other.verdict, 'outside_time')
)
SELECT
    c.incident_id,
    c.verdict_a,
    c.verdict_b,
    i.first_day,
    i.last_day,
    i.act,
    p.name AS place_name,
    p.admin1
FROM step_what_if AS q
JOIN changed AS c ON c.place_in_page <= q.at_most
JOIN incident AS i ON i.incident_id = c.incident_id
JOIN place AS p ON p.place_id = i.place_id
ORDER BY c.incident_id NULLS LAST
