-- Question: which incident does the report in question tell, when and where?
-- Source: the incident and its place.
-- Reads: step_question, incident, place. Gives: source_row_id, the incident, and its place.
-- NULL: as in incident and place.
SELECT
    t.source_row_id,
    i.incident_id,
    i.reports,
    i.recorders,
    t.superseded,
    i.span_rule,
    i.place_rule,
    i.kilometres_apart,
    i.target_disputed,
    i.act_disputed,
    i.deaths_low,
    i.deaths_high,
    i.first_day,
    i.last_day,
    i.earliest_at,
    i.latest_at,
    i.perpetrator_basis,
    i.act,
    p.place_id,
    p.name,
    p.latitude,
    p.longitude,
    p.place_precision,
    p.radius_km,
    p.country,
    p.admin1,
    p.admin2,
    p.zone,
    p.zone_basis
FROM step_question AS t
JOIN incident AS i ON i.incident_id = t.incident_id
JOIN place AS p ON p.place_id = i.place_id
