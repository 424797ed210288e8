-- Question: what are the actors called?
-- Source: the library of actors and the user's own.
-- Reads: actor. Gives: actor_id, name_en, name_fr, name_ar.
-- NULL: no name in that language is known.
SELECT a.actor_id, a.name_en, a.name_fr, a.name_ar
FROM actor AS a
