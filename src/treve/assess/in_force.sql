-- Rule: was the agreement in force at every instant at which the incident may have happened?
-- Source: the starts and legal ends that the reading believes; a claim of collapse ends nothing.
-- Reads: candidate, reading. Writes: in_force (agreement_id, reading, earliest_at, latest_at, holds, reason).
-- NULL: on some instants and not on others, or the start or legal end is contested or unknown.
WITH moment AS (
    SELECT DISTINCT c.agreement_id, c.earliest_at, c.latest_at
    FROM candidate AS c
),
tested AS (
    SELECT
        m.agreement_id,
        r.reading,
        m.earliest_at,
        m.latest_at,
        CASE
            WHEN m.earliest_at >= r.starts_latest THEN TRUE
            WHEN m.latest_at <= r.starts_earliest THEN FALSE
        END AS started,
        CASE
            WHEN r.ends_latest IS NULL AND r.ends_earliest IS NULL THEN FALSE
            WHEN m.latest_at <= r.ends_earliest THEN FALSE
            WHEN m.earliest_at >= r.ends_latest THEN TRUE
        END AS ended,
        CASE
            WHEN r.starts_latest IS NULL THEN 'no_start_known'
            WHEN r.starts_earliest < r.starts_latest THEN 'start_contested'
            ELSE 'date_straddles_start'
        END AS start_reason,
        CASE
            WHEN r.ends_earliest < r.ends_latest THEN 'end_contested'
            ELSE 'date_straddles_end'
        END AS end_reason
    FROM moment AS m
    JOIN reading AS r ON r.agreement_id = m.agreement_id
)
SELECT
    t.agreement_id,
    t.reading,
    t.earliest_at,
    t.latest_at,
    t.started AND NOT t.ended AS holds,
    CASE
        WHEN t.started AND NOT t.ended THEN 'in_force'
        WHEN NOT t.started THEN 'not_yet_in_force'
        WHEN t.ended THEN 'no_longer_in_force'
        WHEN t.started IS NULL THEN t.start_reason
        ELSE t.end_reason
    END AS reason
FROM tested AS t
