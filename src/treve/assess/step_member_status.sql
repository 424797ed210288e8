-- Rule: where does each named actor of a side stand, over the eras in question?
-- Source: party_status; an actor of which the agreement does not speak takes actor.default_bound and is not excluded.
-- Reads: step_asked_side, actor_set_member, span, actor, era, reading, party_status. Writes: step_member_status.
-- NULL: bound, excluded: it cannot be told, or it is not the same in all eras in question.
WITH asked_actor AS (
    SELECT DISTINCT s.span_id, m.actor_id
    FROM step_asked_side AS s
    JOIN actor_set_member AS m ON m.actor_set_id = s.actor_set_id
    WHERE m.actor_id IS NOT NULL
),
in_era AS (
    SELECT
        q.span_id,
        r.reading,
        q.actor_id,
        a.kind,
        CASE WHEN p.actor_id IS NULL THEN a.default_bound ELSE p.bound END AS bound,
        CASE
            WHEN p.actor_id IS NOT NULL THEN p.bound_reason
            WHEN a.kind = 'unidentified' THEN 'unidentified'
            WHEN a.kind = 'umbrella' THEN 'umbrella_name'
            ELSE 'not_a_party'
        END AS bound_reason,
        CASE
            WHEN p.actor_id IS NOT NULL THEN p.excluded
            WHEN a.kind = 'unidentified' THEN NULL
            ELSE FALSE
        END AS excluded,
        CASE
            WHEN p.actor_id IS NOT NULL THEN p.excluded_reason
            WHEN a.kind = 'unidentified' THEN 'unidentified'
            ELSE 'not_excluded'
        END AS excluded_reason
    FROM asked_actor AS q
    JOIN span AS s ON s.span_id = q.span_id
    JOIN reading AS r ON r.agreement_id = s.agreement_id
    JOIN era AS e ON e.agreement_id = s.agreement_id AND e.era >= s.first_era AND e.era <= s.last_era
    JOIN actor AS a ON a.actor_id = q.actor_id
    LEFT JOIN party_status AS p
        ON p.agreement_id = s.agreement_id AND p.reading = r.reading AND p.actor_id = q.actor_id AND p.era = e.era
)
SELECT
    i.span_id,
    i.reading,
    i.actor_id,
    min(i.kind) AS kind,
    CASE
        WHEN min(CASE i.bound WHEN TRUE THEN 1 ELSE 0 END) = 1 THEN TRUE
        WHEN min(CASE i.bound WHEN FALSE THEN 1 ELSE 0 END) = 1 THEN FALSE
    END AS bound,
    COALESCE(min(CASE WHEN i.bound IS NULL THEN i.bound_reason END), min(i.bound_reason)) AS bound_reason,
    CASE
        WHEN min(CASE i.excluded WHEN TRUE THEN 1 ELSE 0 END) = 1 THEN TRUE
        WHEN min(CASE i.excluded WHEN FALSE THEN 1 ELSE 0 END) = 1 THEN FALSE
    END AS excluded,
    COALESCE(min(CASE WHEN i.excluded IS NULL THEN i.excluded_reason END), min(i.excluded_reason)) AS excluded_reason
FROM in_era AS i
GROUP BY i.span_id, i.reading, i.actor_id
