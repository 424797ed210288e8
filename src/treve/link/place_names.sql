-- Question: which names do places bear, and in which countries?
-- Source: the places.
-- Reads: place. Gives: name, country, each pair once.
-- NULL: country: not stated.
SELECT DISTINCT p.name, p.country
FROM place AS p
WHERE p.name IS NOT NULL
ORDER BY p.name NULLS LAST, p.country NULLS LAST
