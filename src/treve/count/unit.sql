-- Rule: how much does each incident add to the number under each rule, at least and at most?
-- Source: docs/explanation/counting-rules.md.
-- Reads: step_counted, step_pause. Writes: step_unit.
-- NULL: high is NULL where each explosion counts and no report gives their number.
WITH joined AS (
    SELECT
        c.rule,
        c.rule_version,
        c.counts,
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
        c.earliest_at,
        c.latest_at,
        c.first_day,
        c.last_day,
        c.admin1,
        c.observed_low,
        c.observed_high,
        -- The pause before it is surely longer than the gap, and nothing may fill it: something new surely starts.
        CASE WHEN p.least_pause IS NULL OR (p.least_pause > c.gap_minutes AND NOT p.bridged) THEN 1 ELSE 0 END AS surely_new,
        -- It surely lies within the gap of a sure one: it surely adds nothing.
        COALESCE(p.one_before_sure AND p.longest_stretch <= c.gap_minutes, FALSE) AS surely_joined
    FROM step_counted AS c
    LEFT JOIN step_pause AS p
        ON p.rule = c.rule
        AND p.incident_id = c.incident_id
        AND COALESCE(p.agreement_id, '') = COALESCE(c.agreement_id, '')
        AND COALESCE(p.reading, '') = COALESCE(c.reading, '')
),
chained AS (
    SELECT
        j.*,
        sum(j.surely_new) OVER (
            PARTITION BY j.rule, j.agreement_id, j.reading, j.keyed, j.side_1, j.side_2, j.in_place, j.in_country, j.in_admin1
            ORDER BY j.earliest_at NULLS LAST, j.latest_at NULLS LAST, j.incident_id NULLS LAST
            ROWS BETWEEN UNBOUNDED PRECEDING AND CURRENT ROW
        ) AS chain,
        max(CASE WHEN j.sure AND j.keyed THEN 1 ELSE 0 END) OVER (PARTITION BY j.rule, j.agreement_id, j.reading) AS some_keyed
    FROM joined AS j
),
placed AS (
    SELECT
        c.*,
        row_number() OVER (
            PARTITION BY
                c.rule, c.agreement_id, c.reading, c.sure, c.keyed, c.side_1, c.side_2, c.in_place, c.in_country, c.in_admin1, c.chain
            ORDER BY c.earliest_at NULLS LAST, c.latest_at NULLS LAST, c.incident_id NULLS LAST
        ) AS in_chain,
        row_number() OVER (
            PARTITION BY c.rule, c.agreement_id, c.reading, c.sure, c.keyed
            ORDER BY c.earliest_at NULLS LAST, c.latest_at NULLS LAST, c.incident_id NULLS LAST
        ) AS among_unkeyed
    FROM chained AS c
)
SELECT
    p.rule,
    p.rule_version,
    p.agreement_id,
    p.reading,
    p.incident_id,
    p.first_day,
    p.last_day,
    p.admin1,
    p.sure,
    p.counts = 'observation' AND p.observed_high IS NULL AS without_number,
    CASE
        WHEN NOT p.sure THEN 0
        WHEN p.counts = 'incident' THEN 1
        WHEN p.counts = 'observation' THEN COALESCE(p.observed_low, 1)
        WHEN p.keyed THEN CASE WHEN p.in_chain = 1 THEN 1 ELSE 0 END
        -- Without sides or place it may belong to any other; alone of its kind, something was there all the same.
        WHEN p.some_keyed = 0 AND p.among_unkeyed = 1 THEN 1
        ELSE 0
    END AS low,
    CASE
        WHEN p.counts = 'incident' THEN 1
        WHEN p.counts = 'observation' THEN p.observed_high
        WHEN p.keyed AND p.surely_joined THEN 0
        ELSE 1
    END AS high
FROM placed AS p
