-- Rule: in which stretches of consecutive eras of an agreement can an incident lie?
-- Source: the eras.
-- Reads: era. Writes: span.
-- NULL: never.
SELECT
    row_number() OVER (ORDER BY f.agreement_id NULLS LAST, f.era NULLS LAST, l.era NULLS LAST) AS span_id,
    f.agreement_id,
    f.era AS first_era,
    l.era AS last_era
FROM era AS f
JOIN era AS l ON l.agreement_id = f.agreement_id AND l.era >= f.era
