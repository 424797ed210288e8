-- Question: could the incident in question meet each agreement in time and place at all?
-- Source: the instants of the incident against each reading; the place against the territory in the eras in question.
-- Reads: step_question, incident_report, incident, reading, agreement, era, in_territory. Gives: per agreement and reading the instants, and whether the place may lie inside.
-- NULL: starts, ends: none is believed.
SELECT
    t.source_row_id,
    a.agreement_id,
    a.title,
    a.zone,
    r.reading,
    i.earliest_at,
    i.latest_at,
    r.starts_earliest,
    r.starts_latest,
    r.ends_earliest,
    r.ends_latest,
    r.start_ids,
    r.end_ids,
    EXISTS (
        SELECT 1
        FROM in_territory AS p
        JOIN era AS e ON e.agreement_id = p.agreement_id AND e.era = p.era
        WHERE p.agreement_id = a.agreement_id
          AND p.place_id = i.place_id
          AND (e.from_at IS NULL OR i.latest_at > e.from_at)
          AND (e.until_at IS NULL OR i.earliest_at < e.until_at)
    ) AS may_be_inside
FROM incident_report AS t
JOIN incident AS i ON i.incident_id = t.incident_id
CROSS JOIN agreement AS a
JOIN reading AS r ON r.agreement_id = a.agreement_id
WHERE EXISTS (SELECT 1 FROM step_question AS q WHERE q.source_row_id = t.source_row_id)
