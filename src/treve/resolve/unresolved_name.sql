-- Rule: which names does no actor of the library bear, and in how many reports do they stand?
-- Source: the reports' lists of names, as resolved in actor_set_member.
-- Reads: report_actor, actor_set_member, step_nearest_actor. Writes: unresolved_name.
-- NULL: nearest_actor_id and nearest_score: nothing in the library is like the name, or several actors share it.
WITH unresolved AS (
    SELECT DISTINCT m.actor_set_id, m.name
    FROM actor_set_member AS m
    WHERE m.method = 'unresolved'
),
mention AS (
    SELECT a.name, 'side' AS role, count(*) AS reports
    FROM report_actor AS r
    JOIN unresolved AS a ON a.actor_set_id = r.side_a_set
    GROUP BY a.name
    UNION ALL
    -- A report with the name on both sides is one report.
    SELECT b.name, 'side' AS role, count(*) AS reports
    FROM report_actor AS r
    JOIN unresolved AS b ON b.actor_set_id = r.side_b_set
    LEFT JOIN unresolved AS a ON a.actor_set_id = r.side_a_set AND a.name = b.name
    WHERE a.name IS NULL
    GROUP BY b.name
    UNION ALL
    SELECT c.name, 'recorder' AS role, count(*) AS reports
    FROM report_actor AS r
    JOIN unresolved AS c ON c.actor_set_id = r.recorder_set
    GROUP BY c.name
)
SELECT
    m.name,
    m.role,
    CAST(sum(m.reports) AS BIGINT) AS reports,
    min(n.nearest_actor_id) AS nearest_actor_id,
    min(n.nearest_score) AS nearest_score
FROM mention AS m
LEFT JOIN step_nearest_actor AS n ON n.name = m.name
GROUP BY m.name, m.role
