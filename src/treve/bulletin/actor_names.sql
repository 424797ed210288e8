-- Question: what are the actors called?
-- Source: the library of actors and the user's own.
-- Reads: actor. Gives: actor_id, name_en.
-- NULL: never.
SELECT a.actor_id, a.name_en
FROM actor AS a
