-- Question: which findings come after a given one, of those that are asked for, and what is known of their incidents?
-- Source: the findings of the run, by incident, agreement and reading; a page of them.
-- Reads: step_asked_findings, finding, incident, place.
-- Gives: place_in_page, the finding, days, act and place of its incident.
-- NULL: as in finding, incident and place. In step_asked_findings an empty cell asks for nothing.
WITH wanted AS (
    SELECT
        row_number() OVER (ORDER BY f.incident_id, f.agreement_id, f.reading) AS place_in_page,
        f.incident_id,
        f.agreement_id,
        f.reading,
        f.verdict,
        f.possible_exception,
        f.possible_exclusion,
        f.perpetrator_basis
    FROM step_asked_findings AS a
    JOIN finding AS f
        ON f.incident_id >= a.after_incident
       AND (
            f.incident_id > a.after_incident
            OR f.agreement_id > a.after_agreement
            OR (f.agreement_id = a.after_agreement AND f.reading > a.after_reading)
       )
       AND (a.incident_id IS NULL OR f.incident_id = a.incident_id)
       AND (a.agreement_id IS NULL OR f.agreement_id = a.agreement_id)
       AND (a.reading IS NULL OR f.reading = a.reading)
       AND (a.verdict IS NULL OR f.verdict = a.verdict)
)
SELECT
    w.place_in_page,
    w.incident_id,
    w.agreement_id,
    w.reading,
    w.verdict,
    w.possible_exception,
    w.possible_exclusion,
    w.perpetrator_basis,
    i.first_day,
    i.last_day,
    i.act,
    p.name AS place_name,
    p.admin1
FROM step_asked_findings AS a
JOIN wanted AS w ON w.place_in_page <= a.at_most
JOIN incident AS i ON i.incident_id = w.incident_id
JOIN place AS p ON p.place_id = i.place_id
