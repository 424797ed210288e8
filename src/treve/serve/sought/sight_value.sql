-- Question: which acts, areas, places and ways of being placed are there, and by which number is each known here?
-- Source: the incidents and their places.
-- Reads: incident, place. Gives: facet, key from 1 in order of the value, value.
-- NULL: none; what is not stated is 'not_stated', so that it can be asked for.
WITH own AS (
    SELECT DISTINCT 'act' AS facet, COALESCE(i.act, 'not_stated') AS value FROM incident AS i
    UNION ALL SELECT DISTINCT 'area', COALESCE(p.admin1, 'not_stated') FROM incident AS i JOIN place AS p ON p.place_id = i.place_id
    UNION ALL SELECT DISTINCT 'place', COALESCE(p.name, 'not_stated') FROM incident AS i JOIN place AS p ON p.place_id = i.place_id
)
SELECT o.facet, CAST(row_number() OVER (PARTITION BY o.facet ORDER BY o.value) AS INTEGER) AS key, o.value
FROM own AS o
UNION ALL SELECT 'placed', 1, 'point'
UNION ALL SELECT 'placed', 2, 'area'
UNION ALL SELECT 'placed', 3, 'nowhere'
