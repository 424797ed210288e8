-- Rule: where does a side stand that names one or several actors?
-- Source: the actors named on it. A side is bound if one of them is; it is excluded if all of them are.
-- Reads: step_asked_side, span, actor_set_member, step_member_status, reading. Writes: side_status.
-- NULL: bound: none is surely bound and one may be; excluded: some are and some are not, or one may be.
WITH member AS (
    SELECT
        q.span_id,
        r.reading,
        q.actor_set_id,
        x.kind,
        x.bound,
        CASE WHEN m.actor_id IS NULL THEN 'unresolved_actor' ELSE x.bound_reason END AS bound_reason,
        x.excluded,
        CASE WHEN m.actor_id IS NULL THEN 'unresolved_actor' ELSE x.excluded_reason END AS excluded_reason
    FROM step_asked_side AS q
    JOIN span AS s ON s.span_id = q.span_id
    JOIN reading AS r ON r.agreement_id = s.agreement_id
    JOIN actor_set_member AS m ON m.actor_set_id = q.actor_set_id
    LEFT JOIN step_member_status AS x
        ON x.span_id = q.span_id AND x.reading = r.reading AND x.actor_id = m.actor_id
),
side AS (
    SELECT
        m.span_id,
        m.reading,
        m.actor_set_id,
        max(CASE m.bound WHEN TRUE THEN 1 ELSE 0 END) AS some_bound,
        max(CASE WHEN m.bound IS NULL THEN 1 ELSE 0 END) AS some_bound_unknown,
        min(CASE m.bound WHEN TRUE THEN m.bound_reason END) AS reason_if_bound,
        min(CASE WHEN m.bound IS NULL THEN m.bound_reason END) AS reason_if_unknown,
        min(CASE m.bound WHEN FALSE THEN m.bound_reason END) AS reason_if_not,
        max(CASE m.excluded WHEN TRUE THEN 1 ELSE 0 END) AS some_excluded,
        max(CASE m.excluded WHEN FALSE THEN 1 ELSE 0 END) AS some_not_excluded,
        max(CASE WHEN m.excluded IS NULL THEN 1 ELSE 0 END) AS some_exclusion_unknown,
        min(CASE m.excluded WHEN TRUE THEN m.excluded_reason END) AS reason_if_excluded,
        min(CASE WHEN m.excluded IS NULL THEN m.excluded_reason END) AS reason_if_exclusion_unknown,
        max(CASE WHEN m.kind = 'civilian' OR m.kind = 'organisation' THEN 1 ELSE 0 END) AS civilians,
        max(CASE WHEN m.kind = 'umbrella' THEN 1 ELSE 0 END) AS umbrella
    FROM member AS m
    GROUP BY m.span_id, m.reading, m.actor_set_id
)
SELECT
    s.span_id,
    s.reading,
    s.actor_set_id,
    CASE WHEN s.some_bound = 1 THEN TRUE WHEN s.some_bound_unknown = 0 THEN FALSE END AS bound,
    CASE
        WHEN s.some_bound = 1 THEN s.reason_if_bound
        WHEN s.some_bound_unknown = 1 THEN s.reason_if_unknown
        ELSE s.reason_if_not
    END AS bound_reason,
    CASE
        WHEN s.some_not_excluded = 0 AND s.some_exclusion_unknown = 0 THEN TRUE
        WHEN s.some_excluded = 0 AND s.some_exclusion_unknown = 0 THEN FALSE
    END AS excluded,
    CASE
        WHEN s.some_exclusion_unknown = 1 THEN s.reason_if_exclusion_unknown
        WHEN s.some_excluded = 0 THEN 'not_excluded'
        WHEN s.some_not_excluded = 1 THEN 'partly_excluded'
        ELSE s.reason_if_excluded
    END AS excluded_reason,
    s.civilians = 1 AS civilians,
    s.umbrella = 1 AS umbrella
FROM side AS s
UNION ALL
-- Set 0: nobody is named.
SELECT
    q.span_id,
    r.reading,
    q.actor_set_id,
    CAST(NULL AS BOOLEAN) AS bound,
    'nobody_named' AS bound_reason,
    CAST(NULL AS BOOLEAN) AS excluded,
    'nobody_named' AS excluded_reason,
    FALSE AS civilians,
    FALSE AS umbrella
FROM step_asked_side AS q
JOIN span AS s ON s.span_id = q.span_id
JOIN reading AS r ON r.agreement_id = s.agreement_id
WHERE q.actor_set_id = 0
