-- Question: how many incidents have each verdict, and how many covered ones carry a flag?
-- Source: the findings, and the counts of incidents that fail time or territory.
-- Reads: finding, outside_count. Gives: agreement_id, reading, verdict, incidents, possible_exception, possible_exclusion.
-- NULL: never.
SELECT
    f.agreement_id,
    f.reading,
    f.verdict,
    CAST(count(*) AS BIGINT) AS incidents,
    CAST(count(*) FILTER (WHERE f.possible_exception) AS BIGINT) AS possible_exception,
    CAST(count(*) FILTER (WHERE f.possible_exclusion) AS BIGINT) AS possible_exclusion
FROM finding AS f
GROUP BY f.agreement_id, f.reading, f.verdict
UNION ALL
SELECT
    o.agreement_id,
    o.reading,
    o.verdict,
    CAST(sum(o.incidents) AS BIGINT) AS incidents,
    CAST(0 AS BIGINT) AS possible_exception,
    CAST(0 AS BIGINT) AS possible_exclusion
FROM outside_count AS o
GROUP BY o.agreement_id, o.reading, o.verdict
