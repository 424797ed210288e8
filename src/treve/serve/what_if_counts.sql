-- Question: how many incidents have which verdict under each of two readings of an agreement?
-- Source: the findings of the run; an incident without a finding under a reading lies outside its time.
-- Reads: step_what_if, finding. Gives: verdict_a, verdict_b, incidents.
-- NULL: never.
WITH one AS (
    SELECT f.incident_id, f.verdict
    FROM step_what_if AS q
    JOIN finding AS f ON f.agreement_id = q.agreement_id AND f.reading = q.reading_a
),
other AS (
    SELECT f.incident_id, f.verdict
    FROM step_what_if AS q
    JOIN finding AS f ON f.agreement_id = q.agreement_id AND f.reading = q.reading_b
),
met AS (
    SELECT m.incident_id
    FROM (SELECT incident_id FROM one UNION ALL SELECT incident_id FROM other) AS m
    GROUP BY m.incident_id
)
SELECT
    COALESCE(one.verdict, 'outside_time') AS verdict_a,
    COALESCE(other.verdict, 'outside_time') AS verdict_b,
    count(*) AS incidents
FROM met
LEFT JOIN one ON one.incident_id = met.incident_id
LEFT JOIN other ON other.incident_id = met.incident_id
GROUP BY COALESCE(one.verdict, 'outside_time'), COALESCE(other.verdict, 'outside_time')
ORDER BY verdict_a NULLS LAST, verdict_b NULLS LAST
