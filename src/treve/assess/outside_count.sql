-- Rule: how many incidents fail time or territory? They have no finding; outside_time comes first in the order of precedence.
-- Source: the instants of all incidents, the readings, and the findings.
-- Reads: incident, reading, finding. Writes: outside_count.
-- NULL: never.
WITH total AS (
    SELECT CAST(count(*) AS BIGINT) AS incidents FROM incident
),
-- Incidents over before an instant, counted by a running sum over the incidents' own instants and the instants asked for.
over_by AS (
    SELECT i.latest_at AS at, 0 AS asked, CAST(count(*) AS BIGINT) AS incidents
    FROM incident AS i
    GROUP BY i.latest_at
    UNION ALL
    SELECT DISTINCT r.starts_earliest, 1, CAST(0 AS BIGINT)
    FROM reading AS r
    WHERE r.starts_earliest IS NOT NULL
),
over_before AS (
    SELECT
        o.at,
        o.asked,
        sum(o.incidents) OVER (ORDER BY o.at NULLS LAST, o.asked NULLS LAST ROWS BETWEEN UNBOUNDED PRECEDING AND CURRENT ROW) AS incidents
    FROM over_by AS o
),
begun_by AS (
    SELECT i.earliest_at AS at, 1 AS asked, CAST(count(*) AS BIGINT) AS incidents
    FROM incident AS i
    GROUP BY i.earliest_at
    UNION ALL
    SELECT DISTINCT r.ends_latest, 0, CAST(0 AS BIGINT)
    FROM reading AS r
    WHERE r.ends_latest IS NOT NULL
),
begun_before AS (
    SELECT
        b.at,
        b.asked,
        sum(b.incidents) OVER (ORDER BY b.at NULLS LAST, b.asked NULLS LAST ROWS BETWEEN UNBOUNDED PRECEDING AND CURRENT ROW) AS incidents
    FROM begun_by AS b
),
found AS (
    SELECT f.agreement_id, f.reading, CAST(count(*) AS BIGINT) AS incidents
    FROM finding AS f
    GROUP BY f.agreement_id, f.reading
),
outside_time AS (
    SELECT
        r.agreement_id,
        r.reading,
        CAST(COALESCE(o.incidents, 0) + CASE WHEN b.at IS NULL THEN 0 ELSE t.incidents - b.incidents END AS BIGINT) AS incidents
    FROM reading AS r
    CROSS JOIN total AS t
    LEFT JOIN over_before AS o ON o.at = r.starts_earliest AND o.asked = 1
    LEFT JOIN begun_before AS b ON b.at = r.ends_latest AND b.asked = 0
)
SELECT o.agreement_id, o.reading, 'outside_time' AS verdict, o.incidents
FROM outside_time AS o
UNION ALL
SELECT
    o.agreement_id,
    o.reading,
    'outside_territory' AS verdict,
    CAST(t.incidents - o.incidents - COALESCE(f.incidents, 0) AS BIGINT) AS incidents
FROM outside_time AS o
CROSS JOIN total AS t
LEFT JOIN found AS f ON f.agreement_id = o.agreement_id AND f.reading = o.reading
