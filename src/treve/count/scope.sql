-- Rule: what is a counting rule applied to? To the run; or, where only bound parties count, to each agreement and reading.
-- Source: the counting rules as loaded.
-- Reads: step_counting_rule, reading. Writes: step_scope.
-- NULL: agreement_id and reading are empty where the rule does not ask who is bound.
SELECT
    r.rule,
    r.rule_version,
    r.counts,
    r.gap_minutes,
    r.within_area,
    r.any_act,
    r.bound_only,
    CAST(NULL AS VARCHAR(200)) AS agreement_id,
    CAST(NULL AS VARCHAR(200)) AS reading
FROM step_counting_rule AS r
WHERE NOT r.bound_only
UNION ALL
SELECT
    r.rule,
    r.rule_version,
    r.counts,
    r.gap_minutes,
    r.within_area,
    r.any_act,
    r.bound_only,
    g.agreement_id,
    g.reading
FROM step_counting_rule AS r
CROSS JOIN reading AS g
WHERE r.bound_only
