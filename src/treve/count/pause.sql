-- Rule: how long may the pause before an incident be, and how long may it have been since the one before began, in minutes?
-- Source: incidents between the same sides in the same area, in order of time, and those without sides, direction or place, each of
-- which may belong to any others and fill their pause; docs/explanation/counting-rules.md.
-- Reads: step_counted. Writes: step_pause.
-- NULL: least_pause and longest_stretch are NULL for the first of its kind; bridged is never NULL.
WITH timed AS (
    SELECT
        c.rule,
        c.gap_minutes,
        c.agreement_id,
        c.reading,
        c.incident_id,
        c.sure,
        c.keyed,
        c.side_1,
        c.side_2,
        c.in_place,
        c.in_country,
        c.in_admin1,
        days_between(CAST('1970-01-01' AS DATE), CAST(c.earliest_at AS DATE)) * 1440
            + EXTRACT(HOUR FROM c.earliest_at) * 60 + EXTRACT(MINUTE FROM c.earliest_at) AS earliest,
        days_between(CAST('1970-01-01' AS DATE), CAST(c.latest_at AS DATE)) * 1440
            + EXTRACT(HOUR FROM c.latest_at) * 60 + EXTRACT(MINUTE FROM c.latest_at) AS latest
    FROM step_counted AS c
    WHERE c.counts = 'episode' OR c.counts = 'engagement'
),
ordered AS (
    SELECT
        t.rule,
        t.gap_minutes,
        t.agreement_id,
        t.reading,
        t.incident_id,
        t.earliest,
        t.latest,
        max(t.latest) OVER (
            PARTITION BY t.rule, t.agreement_id, t.reading, t.side_1, t.side_2, t.in_place, t.in_country, t.in_admin1
            ORDER BY t.earliest NULLS LAST, t.latest NULLS LAST, t.incident_id NULLS LAST
            ROWS BETWEEN UNBOUNDED PRECEDING AND 1 PRECEDING
        ) AS latest_before,
        max(t.earliest) OVER (
            PARTITION BY t.rule, t.agreement_id, t.reading, t.side_1, t.side_2, t.in_place, t.in_country, t.in_admin1
            ORDER BY t.earliest NULLS LAST, t.latest NULLS LAST, t.incident_id NULLS LAST
            ROWS BETWEEN 1 PRECEDING AND 1 PRECEDING
        ) AS one_before_earliest,
        max(t.latest) OVER (
            PARTITION BY t.rule, t.agreement_id, t.reading, t.side_1, t.side_2, t.in_place, t.in_country, t.in_admin1
            ORDER BY t.earliest NULLS LAST, t.latest NULLS LAST, t.incident_id NULLS LAST
            ROWS BETWEEN 1 PRECEDING AND 1 PRECEDING
        ) AS one_before_latest,
        max(CASE WHEN t.sure THEN 1 ELSE 0 END) OVER (
            PARTITION BY t.rule, t.agreement_id, t.reading, t.side_1, t.side_2, t.in_place, t.in_country, t.in_admin1
            ORDER BY t.earliest NULLS LAST, t.latest NULLS LAST, t.incident_id NULLS LAST
            ROWS BETWEEN 1 PRECEDING AND 1 PRECEDING
        ) AS one_before_sure
    FROM timed AS t
    WHERE t.keyed
),
-- Stretches of time that incidents without sides or place may fill without a pause longer than the gap.
loose AS (
    SELECT
        t.rule,
        t.gap_minutes,
        t.agreement_id,
        t.reading,
        t.incident_id,
        t.earliest,
        t.latest,
        max(t.latest) OVER (
            PARTITION BY t.rule, t.agreement_id, t.reading
            ORDER BY t.earliest NULLS LAST, t.latest NULLS LAST, t.incident_id NULLS LAST
            ROWS BETWEEN UNBOUNDED PRECEDING AND 1 PRECEDING
        ) AS latest_before
    FROM timed AS t
    WHERE NOT t.keyed
),
numbered AS (
    SELECT
        l.rule,
        l.agreement_id,
        l.reading,
        l.earliest,
        l.latest,
        sum(CASE WHEN l.earliest - l.latest_before <= l.gap_minutes THEN 0 ELSE 1 END) OVER (
            PARTITION BY l.rule, l.agreement_id, l.reading
            ORDER BY l.earliest NULLS LAST, l.latest NULLS LAST, l.incident_id NULLS LAST
            ROWS BETWEEN UNBOUNDED PRECEDING AND CURRENT ROW
        ) AS stretch
    FROM loose AS l
),
-- Each stretch at its start, and each pause at the last moment by which a stretch must have started to fill it.
moment AS (
    SELECT
        n.rule,
        n.agreement_id,
        n.reading,
        CAST(NULL AS BIGINT) AS incident_id,
        min(n.earliest) AS at,
        max(n.latest) AS stretch_end
    FROM numbered AS n
    GROUP BY n.rule, n.agreement_id, n.reading, n.stretch
    UNION ALL
    SELECT
        o.rule,
        o.agreement_id,
        o.reading,
        o.incident_id,
        o.latest_before + o.gap_minutes AS at,
        CAST(NULL AS BIGINT) AS stretch_end
    FROM ordered AS o
    WHERE o.latest_before IS NOT NULL
),
filled AS (
    SELECT
        m.rule,
        m.agreement_id,
        m.reading,
        m.incident_id,
        max(m.stretch_end) OVER (
            PARTITION BY m.rule, m.agreement_id, m.reading
            ORDER BY m.at NULLS LAST, m.incident_id NULLS FIRST
            ROWS BETWEEN UNBOUNDED PRECEDING AND CURRENT ROW
        ) AS filled_until
    FROM moment AS m
)
SELECT
    o.rule,
    o.agreement_id,
    o.reading,
    o.incident_id,
    COALESCE(o.one_before_sure, 0) = 1 AS one_before_sure,
    o.earliest - o.latest_before AS least_pause,
    CASE WHEN o.one_before_latest > o.latest THEN o.one_before_latest ELSE o.latest END - o.one_before_earliest AS longest_stretch,
    COALESCE(f.filled_until >= o.earliest - o.gap_minutes, FALSE) AS bridged
FROM ordered AS o
LEFT JOIN filled AS f
    ON f.rule = o.rule
    AND f.incident_id = o.incident_id
    AND COALESCE(f.agreement_id, '') = COALESCE(o.agreement_id, '')
    AND COALESCE(f.reading, '') = COALESCE(o.reading, '')
