-- Question: which incidents may lie in the periods of an edition, and which lie in them whole?
-- Source: the instants between which an incident happened; a vague one can lie across a cut-off, and then in both periods.
-- Reads: step_edition_period, incident, place. Gives: period, surely, and what is known of the incident and its place.
-- NULL: as in incident and place.
SELECT
    p.period,
    (i.earliest_at >= p.starts_at AND i.latest_at <= p.ends_at) AS surely,
    i.incident_id,
    i.first_day,
    i.last_day,
    i.earliest_at,
    i.latest_at,
    i.recorders,
    l.name AS place_name,
    l.admin1,
    l.country,
    l.latitude,
    l.longitude,
    l.place_precision,
    i.act,
    i.act_disputed,
    i.perpetrator_basis,
    i.deaths_low,
    i.deaths_high,
    i.injured_low,
    i.injured_high
FROM step_edition_period AS p
JOIN incident AS i ON i.earliest_at < p.ends_at AND i.latest_at > p.starts_at
JOIN place AS l ON l.place_id = i.place_id
