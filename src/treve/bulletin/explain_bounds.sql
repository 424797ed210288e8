-- Question: could the incident in question meet each agreement in time and place at all?
-- Source: the instants of the incident against each reading; the place against the territory in the eras in question.
-- Reads: step_question, incident, reading, agreement, era, in_territory. Gives: per agreement and reading the instants, and whether the place may lie inside.
-- NULL: starts, ends: none is believed.
WITH asked AS (
    SELECT t.source_row_id, i.place_id, i.earliest_at, i.latest_at
    FROM step_question AS t
    JOIN incident AS i ON i.incident_id = t.incident_id
), inside AS (
    SELECT DISTINCT k.source_row_id, p.agreement_id
    FROM asked AS k
    JOIN in_territory AS p ON p.place_id = k.place_id
    JOIN era AS e ON e.agreement_id = p.agreement_id AND e.era = p.era
        AND (e.from_at IS NULL OR k.latest_at > e.from_at)
        AND (e.until_at IS NULL OR k.earliest_at < e.until_at)
)
SELECT
    k.source_row_id,
    a.agreement_id,
    a.title,
    a.zone,
    r.reading,
    k.earliest_at,
    k.latest_at,
    r.starts_earliest,
    r.starts_latest,
    r.ends_earliest,
    r.ends_latest,
    r.start_ids,
    r.end_ids,
    n.agreement_id IS NOT NULL AS may_be_inside
FROM asked AS k
CROSS JOIN agreement AS a
JOIN reading AS r ON r.agreement_id = a.agreement_id
LEFT JOIN inside AS n ON n.source_row_id = k.source_row_id AND n.agreement_id = a.agreement_id
