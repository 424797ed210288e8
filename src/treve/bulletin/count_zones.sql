-- Question: on what do the time zones of the incidents rest?
-- Source: the zone of each place.
-- Reads: incident, place. Gives: zone, zone_basis, incidents.
-- NULL: never.
SELECT p.zone, p.zone_basis, CAST(count(*) AS BIGINT) AS incidents
FROM incident AS i
JOIN place AS p ON p.place_id = i.place_id
GROUP BY p.zone, p.zone_basis
ORDER BY incidents DESC NULLS LAST, p.zone NULLS LAST, p.zone_basis NULLS LAST
