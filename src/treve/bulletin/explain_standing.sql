-- Question: where does each actor of the two sides stand towards each agreement with a finding, and on whose word?
-- Source: party_status in the eras in which the incident can lie, and the assertions it rests on.
-- Reads: step_question, incident, finding, era, actor_set_member, party_status, assertion. Gives: one row per side, actor and era.
-- NULL: bound, excluded: it cannot be told; the reasons: the agreement does not speak of the actor; the assertions: it rests on none.
WITH asked AS (
    SELECT t.source_row_id, i.incident_id, i.earliest_at, i.latest_at, i.side_a_set, i.side_b_set
    FROM step_question AS t
    JOIN incident AS i ON i.incident_id = t.incident_id
),
side AS (
    SELECT a.source_row_id, a.incident_id, a.earliest_at, a.latest_at, 'side_a' AS side, a.side_a_set AS actor_set_id
    FROM asked AS a
    UNION ALL
    SELECT a.source_row_id, a.incident_id, a.earliest_at, a.latest_at, 'side_b' AS side, a.side_b_set AS actor_set_id
    FROM asked AS a
)
SELECT
    s.source_row_id,
    s.side,
    m.position,
    m.name,
    m.actor_id,
    f.agreement_id,
    f.reading,
    e.era,
    e.from_at,
    e.until_at,
    p.bound,
    p.bound_as,
    p.bound_reason,
    p.bound_assertion,
    b.word AS bound_word,
    b.asserted_by AS bound_by,
    b.asserted_on AS bound_on,
    b.source AS bound_source,
    p.excluded,
    p.excluded_reason,
    p.excluded_assertion,
    x.word AS excluded_word,
    x.asserted_by AS excluded_by,
    x.asserted_on AS excluded_on,
    x.source AS excluded_source
FROM side AS s
JOIN actor_set_member AS m ON m.actor_set_id = s.actor_set_id
JOIN finding AS f ON f.incident_id = s.incident_id
JOIN era AS e
    ON e.agreement_id = f.agreement_id
   AND (e.from_at IS NULL OR s.latest_at > e.from_at)
   AND (e.until_at IS NULL OR s.earliest_at < e.until_at)
LEFT JOIN party_status AS p
    ON p.agreement_id = f.agreement_id AND p.reading = f.reading AND p.actor_id = m.actor_id AND p.era = e.era
LEFT JOIN assertion AS b ON b.agreement_id = f.agreement_id AND b.assertion_id = p.bound_assertion
LEFT JOIN assertion AS x ON x.agreement_id = f.agreement_id AND x.assertion_id = p.excluded_assertion
ORDER BY f.agreement_id NULLS LAST, f.reading NULLS LAST, s.side NULLS LAST, m.position NULLS LAST, e.era NULLS LAST
