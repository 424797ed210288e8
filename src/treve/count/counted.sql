-- Rule: which incidents count under each counting rule, and what ties them to an episode or an engagement?
-- Source: the counting rules; docs/explanation/counting-rules.md.
-- Reads: step_scope, step_counting_act, incident, incident_report, report, place, finding. Writes: step_counted.
-- NULL: sure is never NULL: FALSE means that it cannot be told whether the incident counts. observed is NULL if no report counts.
WITH observed AS (
    SELECT
        ir.incident_id,
        min(r.observed) AS observed_low,
        max(r.observed) AS observed_high
    FROM incident_report AS ir
    JOIN report AS r ON r.source_row_id = ir.source_row_id
    GROUP BY ir.incident_id
),
asked AS (
    SELECT
        s.rule,
        s.rule_version,
        s.counts,
        s.gap_minutes,
        s.within_area,
        s.agreement_id,
        s.reading,
        i.incident_id,
        CASE WHEN s.any_act THEN TRUE WHEN i.act IS NULL THEN NULL WHEN a.act IS NULL THEN FALSE ELSE TRUE END AS act_counts,
        CASE
            WHEN NOT s.bound_only THEN TRUE
            WHEN f.incident_id IS NULL OR NOT f.parties_bound OR f.excluded_actor OR f.excluded_area THEN FALSE
            WHEN f.parties_bound AND f.in_force AND f.in_territory AND NOT f.excluded_actor AND NOT f.excluded_area THEN TRUE
        END AS bound
    FROM step_scope AS s
    CROSS JOIN incident AS i
    LEFT JOIN step_counting_act AS a ON a.rule = s.rule AND a.act = i.act
    LEFT JOIN finding AS f
        ON s.bound_only AND f.incident_id = i.incident_id AND f.agreement_id = s.agreement_id AND f.reading = s.reading
)
SELECT
    q.rule,
    q.rule_version,
    q.counts,
    q.gap_minutes,
    q.agreement_id,
    q.reading,
    q.incident_id,
    COALESCE(q.act_counts AND q.bound, FALSE) AS sure,
    -- Who fires at whom, or who fights whom, and where: without it an episode cannot be told from another.
    CASE
        WHEN i.side_a_set IS NULL OR i.side_b_set IS NULL THEN FALSE
        WHEN q.counts = 'episode' AND i.direction = 'undirected' THEN FALSE
        WHEN q.within_area = 'place' THEN COALESCE(p.radius_km = 0, FALSE)
        WHEN q.within_area = 'admin1' THEN p.admin1 IS NOT NULL
        WHEN q.within_area = 'country' THEN p.country IS NOT NULL
        ELSE TRUE
    END AS keyed,
    CASE WHEN q.counts = 'engagement' AND i.side_b_set < i.side_a_set THEN i.side_b_set ELSE i.side_a_set END AS side_1,
    CASE WHEN q.counts = 'engagement' AND i.side_b_set < i.side_a_set THEN i.side_a_set ELSE i.side_b_set END AS side_2,
    CASE WHEN q.within_area = 'place' THEN p.place_id END AS in_place,
    CASE WHEN q.within_area = 'admin1' OR q.within_area = 'country' THEN p.country END AS in_country,
    CASE WHEN q.within_area = 'admin1' THEN p.admin1 END AS in_admin1,
    i.earliest_at,
    i.latest_at,
    i.first_day,
    i.last_day,
    p.admin1,
    o.observed_low,
    o.observed_high
FROM asked AS q
JOIN incident AS i ON i.incident_id = q.incident_id
JOIN place AS p ON p.place_id = i.place_id
JOIN observed AS o ON o.incident_id = i.incident_id
WHERE q.act_counts IS NOT FALSE AND q.bound IS NOT FALSE
