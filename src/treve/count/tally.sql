-- Rule: the numbers under each counting rule: of the whole, of each division, of each day.
-- Source: what each incident adds; an episode stands on the day and in the division of its first incident.
-- Reads: step_scope, step_unit. Writes: tally.
-- NULL: high is NULL where a part has no upper end; day is NULL where the incident may lie on several days.
SELECT
    s.rule,
    s.rule_version,
    s.agreement_id,
    s.reading,
    'whole' AS scope,
    CAST(NULL AS VARCHAR(200)) AS admin1,
    CAST(NULL AS DATE) AS day,
    CAST(COALESCE(sum(u.low), 0) AS BIGINT) AS low,
    CAST(CASE WHEN count(u.incident_id) = count(u.high) THEN COALESCE(sum(u.high), 0) END AS BIGINT) AS high,
    count(u.incident_id) AS incidents,
    CAST(COALESCE(sum(CASE WHEN u.sure THEN 0 ELSE 1 END), 0) - sum(CASE WHEN u.incident_id IS NULL THEN 1 ELSE 0 END) AS BIGINT)
        AS unsure,
    CAST(COALESCE(sum(CASE WHEN u.without_number THEN 1 ELSE 0 END), 0) AS BIGINT) AS without_number
FROM step_scope AS s
LEFT JOIN step_unit AS u
    ON u.rule = s.rule
    AND COALESCE(u.agreement_id, '') = COALESCE(s.agreement_id, '')
    AND COALESCE(u.reading, '') = COALESCE(s.reading, '')
GROUP BY s.rule, s.rule_version, s.agreement_id, s.reading
UNION ALL
SELECT
    u.rule,
    u.rule_version,
    u.agreement_id,
    u.reading,
    'admin1' AS scope,
    u.admin1,
    CAST(NULL AS DATE) AS day,
    CAST(sum(u.low) AS BIGINT) AS low,
    CAST(CASE WHEN count(u.incident_id) = count(u.high) THEN sum(u.high) END AS BIGINT) AS high,
    count(u.incident_id) AS incidents,
    CAST(sum(CASE WHEN u.sure THEN 0 ELSE 1 END) AS BIGINT) AS unsure,
    CAST(sum(CASE WHEN u.without_number THEN 1 ELSE 0 END) AS BIGINT) AS without_number
FROM step_unit AS u
GROUP BY u.rule, u.rule_version, u.agreement_id, u.reading, u.admin1
UNION ALL
SELECT
    u.rule,
    u.rule_version,
    u.agreement_id,
    u.reading,
    'day' AS scope,
    CAST(NULL AS VARCHAR(200)) AS admin1,
    CASE WHEN u.first_day = u.last_day THEN u.first_day END AS day,
    CAST(sum(u.low) AS BIGINT) AS low,
    CAST(CASE WHEN count(u.incident_id) = count(u.high) THEN sum(u.high) END AS BIGINT) AS high,
    count(u.incident_id) AS incidents,
    CAST(sum(CASE WHEN u.sure THEN 0 ELSE 1 END) AS BIGINT) AS unsure,
    CAST(sum(CASE WHEN u.without_number THEN 1 ELSE 0 END) AS BIGINT) AS without_number
FROM step_unit AS u
GROUP BY u.rule, u.rule_version, u.agreement_id, u.reading, CASE WHEN u.first_day = u.last_day THEN u.first_day END
