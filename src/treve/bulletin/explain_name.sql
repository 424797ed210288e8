-- Question: for whom do the names in the report in question stand?
-- Source: the actor sets of its sides and of its recorder.
-- Reads: step_question, report_actor, actor_set_member, actor. Gives: source_row_id, role, position, name, actor_id, named_actor_id, method, score, name_en, kind.
-- NULL: actor_id, name_en, kind: no known actor bears the name; score: not a fuzzy match.
WITH role_set AS (
    SELECT r.source_row_id, 'side_a' AS role, r.side_a_set AS actor_set_id FROM report_actor AS r
    WHERE EXISTS (SELECT 1 FROM step_question AS q WHERE q.source_row_id = r.source_row_id)
    UNION ALL
    SELECT r.source_row_id, 'side_b' AS role, r.side_b_set AS actor_set_id FROM report_actor AS r
    WHERE EXISTS (SELECT 1 FROM step_question AS q WHERE q.source_row_id = r.source_row_id)
    UNION ALL
    SELECT r.source_row_id, 'recorder' AS role, r.recorder_set AS actor_set_id FROM report_actor AS r
    WHERE EXISTS (SELECT 1 FROM step_question AS q WHERE q.source_row_id = r.source_row_id)
)
SELECT
    s.source_row_id,
    s.role,
    m.position,
    m.name,
    m.actor_id,
    m.named_actor_id,
    m.method,
    m.score,
    a.name_en,
    a.kind
FROM role_set AS s
JOIN actor_set_member AS m ON m.actor_set_id = s.actor_set_id
LEFT JOIN actor AS a ON a.actor_id = m.actor_id
ORDER BY s.source_row_id NULLS LAST, s.role NULLS LAST, m.position NULLS LAST
