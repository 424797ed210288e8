-- Rule: before and after which instants can no reading of an agreement be in force?
-- Source: reading.
-- Reads: reading. Writes: step_bounds (agreement_id, from_at, until_at).
-- NULL: from_at, until_at: some reading knows no start or no legal end, so nothing is ruled out on that side.
SELECT
    r.agreement_id,
    CASE WHEN count(r.starts_earliest) = count(*) THEN min(r.starts_earliest) END AS from_at,
    CASE WHEN count(r.ends_latest) = count(*) THEN max(r.ends_latest) END AS until_at
FROM reading AS r
GROUP BY r.agreement_id
