-- Question: where does each place lie?
-- Source: the places.
-- Reads: place. Gives: place_id, longitude, latitude.
-- NULL: longitude, latitude: the source gives no coordinates.
SELECT p.place_id, p.longitude, p.latitude
FROM place AS p
