-- Question: which actors does each set of names stand for?
-- Source: the actors as resolved.
-- Reads: actor_set_member. Gives: actor_set_id, actor_id.
-- NULL: none: names that nobody bears are left out.
SELECT
    m.actor_set_id,
    m.actor_id
FROM actor_set_member AS m
WHERE m.actor_id IS NOT NULL
