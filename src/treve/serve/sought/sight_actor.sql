-- Question: which actors are in each set of actors?
-- Source: the known actor, or else the name as written.
-- Reads: actor_set_member. Gives: one row per set and actor.
-- NULL: none.
SELECT DISTINCT m.actor_set_id, COALESCE(m.actor_id, m.name) AS actor
FROM actor_set_member AS m
