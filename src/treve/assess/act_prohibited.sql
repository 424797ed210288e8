-- Rule: does a clause forbid this act at this place?
-- Source: the prohibitions; one limited to a zone speaks only there. A general ban on attacks reaches an attack by unstated means.
-- Reads: candidate, span, act_rule, place_area, area_era. Writes: act_prohibited.
-- NULL: the act is not stated, the clause leaves it open, or the place may lie in the zone. FALSE: no clause speaks of the act.
WITH asked AS (
    SELECT DISTINCT c.span_id, c.place_id, c.act
    FROM candidate AS c
),
zoned AS (
    SELECT
        q.span_id,
        q.place_id,
        q.act,
        r.clause_id,
        r.holds AS forbids,
        i.area_id,
        i.holds AS inside,
        min(CASE WHEN COALESCE(v.in_being, TRUE) THEN 1 ELSE 0 END) AS always_in_being,
        max(CASE WHEN COALESCE(v.in_being, TRUE) THEN 1 ELSE 0 END) AS ever_in_being
    FROM asked AS q
    JOIN span AS s ON s.span_id = q.span_id
    JOIN act_rule AS r ON r.agreement_id = s.agreement_id AND r.act = q.act
    JOIN place_area AS i ON i.place_id = q.place_id AND i.area_id = r.area_id
    LEFT JOIN area_era AS v
        ON v.agreement_id = r.agreement_id AND v.area_id = r.area_id AND v.era >= s.first_era AND v.era <= s.last_era
    WHERE r.area_id IS NOT NULL
    GROUP BY q.span_id, q.place_id, q.act, r.clause_id, r.holds, i.area_id, i.holds
),
answer AS (
    SELECT q.span_id, q.place_id, q.act, r.clause_id, r.holds
    FROM asked AS q
    JOIN span AS s ON s.span_id = q.span_id
    JOIN act_rule AS r ON r.agreement_id = s.agreement_id AND r.act = q.act
    WHERE r.area_id IS NULL
    UNION ALL
    SELECT
        z.span_id,
        z.place_id,
        z.act,
        z.clause_id,
        CASE WHEN z.inside AND z.always_in_being = 1 THEN z.forbids END AS holds
    FROM zoned AS z
    WHERE z.ever_in_being = 1
),
decided AS (
    SELECT
        a.span_id,
        a.place_id,
        a.act,
        max(CASE a.holds WHEN TRUE THEN 1 ELSE 0 END) AS forbidden,
        COALESCE(min(CASE a.holds WHEN TRUE THEN a.clause_id END), min(a.clause_id)) AS clause_id
    FROM answer AS a
    GROUP BY a.span_id, a.place_id, a.act
)
SELECT
    q.span_id,
    q.place_id,
    q.act,
    CASE
        WHEN d.forbidden = 1 THEN TRUE
        WHEN d.forbidden IS NULL AND q.act <> 'not_stated' THEN FALSE
    END AS holds,
    CASE
        WHEN d.forbidden = 1 THEN 'prohibited'
        WHEN q.act = 'not_stated' THEN 'act_not_stated'
        WHEN d.forbidden = 0 THEN 'act_open'
        ELSE 'no_clause_forbids'
    END AS reason,
    d.clause_id
FROM asked AS q
LEFT JOIN decided AS d ON d.span_id = q.span_id AND d.place_id = q.place_id AND d.act = q.act
