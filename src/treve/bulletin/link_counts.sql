-- Question: how many incidents do several reports tell, and how many pairs are linked, left to people or superseded?
-- Source: the incidents and the pairs.
-- Reads: incident, pair, incident_report. Gives: one row: several, reports_of_several, linked, ambiguous, superseded, parts, disputed.
-- NULL: never.
SELECT
    i.several,
    i.reports_of_several,
    i.disputed,
    p.linked,
    p.ambiguous,
    p.parts,
    r.superseded
FROM (
    SELECT
        CAST(count(*) FILTER (WHERE i.reports > 1) AS BIGINT) AS several,
        CAST(COALESCE(sum(i.reports) FILTER (WHERE i.reports > 1), 0) AS BIGINT) AS reports_of_several,
        CAST(count(*) FILTER (
            WHERE i.perpetrator_basis = 'disputed' OR i.target_disputed OR i.act_disputed
        ) AS BIGINT) AS disputed
    FROM incident AS i
) AS i
CROSS JOIN (
    SELECT
        CAST(count(*) FILTER (WHERE p.relation IN ('linked', 'same')) AS BIGINT) AS linked,
        CAST(count(*) FILTER (WHERE p.relation IN ('ambiguous', 'disputed')) AS BIGINT) AS ambiguous,
        CAST(count(*) FILTER (WHERE p.relation = 'part_of') AS BIGINT) AS parts
    FROM pair AS p
) AS p
CROSS JOIN (
    SELECT CAST(count(*) FILTER (WHERE r.superseded) AS BIGINT) AS superseded
    FROM incident_report AS r
) AS r
