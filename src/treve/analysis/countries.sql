-- Question: in which countries does the territory of each agreement lie, as far as the places of the run show?
-- Source: the places that are not outside it.
-- Reads: in_territory, place. Gives: agreement_id, country.
-- NULL: never.
SELECT DISTINCT t.agreement_id, p.country
FROM in_territory AS t
JOIN place AS p ON p.place_id = t.place_id
WHERE p.country IS NOT NULL
