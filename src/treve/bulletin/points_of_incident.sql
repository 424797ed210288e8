-- Question: where did each incident happen?
-- Source: the place of the incident.
-- Reads: incident, place. Gives: incident_id, longitude, latitude.
-- NULL: longitude, latitude: the source gives no coordinates.
SELECT i.incident_id, p.longitude, p.latitude
FROM incident AS i
JOIN place AS p ON p.place_id = i.place_id
