-- Question: how many incidents are there, and how many are vague in their day or place?
-- Source: the incidents and their places. A place is vague if its point does not stand for the place within about 25 km.
-- Reads: incident, place. Gives: one row: incidents, vague_days, vague_places.
-- NULL: never.
SELECT
    CAST(count(*) AS BIGINT) AS incidents,
    CAST(count(*) FILTER (WHERE i.first_day < i.last_day) AS BIGINT) AS vague_days,
    CAST(count(*) FILTER (WHERE p.place_precision <> 'exact' AND p.place_precision <> 'near') AS BIGINT) AS vague_places
FROM incident AS i
JOIN place AS p ON p.place_id = i.place_id
