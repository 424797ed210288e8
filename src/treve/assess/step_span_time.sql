-- Rule: between which instants must an incident start and end to lie in a span?
-- Source: the eras.
-- Reads: span, era. Writes: step_span_time.
-- NULL: from_at, until_at: the first era has no start, the last no end.
SELECT
    s.span_id,
    s.agreement_id,
    f.from_at AS starts_from_at,
    f.until_at AS starts_until_at,
    l.from_at AS ends_from_at,
    l.until_at AS ends_until_at
FROM span AS s
JOIN era AS f ON f.agreement_id = s.agreement_id AND f.era = s.first_era
JOIN era AS l ON l.agreement_id = s.agreement_id AND l.era = s.last_era
