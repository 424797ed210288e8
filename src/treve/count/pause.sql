-- Rule: how long may the pause before an incident be, and how long may it have been since the one before began, in minutes?
-- Source: incidents between the same sides in the same area, in order of time; docs/explanation/counting-rules.md.
-- Reads: step_counted. Writes: step_pause.
-- NULL: least_pause and longest_stretch are NULL for the first of its kind.
WITH ordered AS (
    SELECT
        c.rule,
        c.agreement_id,
        c.reading,
        c.incident_id,
        c.earliest_at,
        c.latest_at,
        max(c.latest_at) OVER (
            PARTITION BY c.rule, c.agreement_id, c.reading, c.side_1, c.side_2, c.in_place, c.in_country, c.in_admin1
            ORDER BY c.earliest_at NULLS LAST, c.latest_at NULLS LAST, c.incident_id NULLS LAST
            ROWS BETWEEN UNBOUNDED PRECEDING AND 1 PRECEDING
        ) AS latest_before,
        max(c.earliest_at) OVER (
            PARTITION BY c.rule, c.agreement_id, c.reading, c.side_1, c.side_2, c.in_place, c.in_country, c.in_admin1
            ORDER BY c.earliest_at NULLS LAST, c.latest_at NULLS LAST, c.incident_id NULLS LAST
            ROWS BETWEEN 1 PRECEDING AND 1 PRECEDING
        ) AS one_before_earliest,
        max(c.latest_at) OVER (
            PARTITION BY c.rule, c.agreement_id, c.reading, c.side_1, c.side_2, c.in_place, c.in_country, c.in_admin1
            ORDER BY c.earliest_at NULLS LAST, c.latest_at NULLS LAST, c.incident_id NULLS LAST
            ROWS BETWEEN 1 PRECEDING AND 1 PRECEDING
        ) AS one_before_latest,
        max(CASE WHEN c.sure THEN 1 ELSE 0 END) OVER (
            PARTITION BY c.rule, c.agreement_id, c.reading, c.side_1, c.side_2, c.in_place, c.in_country, c.in_admin1
            ORDER BY c.earliest_at NULLS LAST, c.latest_at NULLS LAST, c.incident_id NULLS LAST
            ROWS BETWEEN 1 PRECEDING AND 1 PRECEDING
        ) AS one_before_sure
    FROM step_counted AS c
    WHERE c.keyed AND (c.counts = 'episode' OR c.counts = 'engagement')
),
ends AS (
    SELECT
        o.rule,
        o.agreement_id,
        o.reading,
        o.incident_id,
        o.earliest_at,
        o.latest_before,
        o.one_before_earliest,
        o.one_before_sure,
        CASE WHEN o.one_before_latest > o.latest_at THEN o.one_before_latest ELSE o.latest_at END AS latest_of_both
    FROM ordered AS o
)
SELECT
    e.rule,
    e.agreement_id,
    e.reading,
    e.incident_id,
    COALESCE(e.one_before_sure, 0) = 1 AS one_before_sure,
    days_between(CAST(e.latest_before AS DATE), CAST(e.earliest_at AS DATE)) * 1440
        + (EXTRACT(HOUR FROM e.earliest_at) - EXTRACT(HOUR FROM e.latest_before)) * 60
        + (EXTRACT(MINUTE FROM e.earliest_at) - EXTRACT(MINUTE FROM e.latest_before)) AS least_pause,
    days_between(CAST(e.one_before_earliest AS DATE), CAST(e.latest_of_both AS DATE)) * 1440
        + (EXTRACT(HOUR FROM e.latest_of_both) - EXTRACT(HOUR FROM e.one_before_earliest)) * 60
        + (EXTRACT(MINUTE FROM e.latest_of_both) - EXTRACT(MINUTE FROM e.one_before_earliest)) AS longest_stretch
FROM ends AS e
