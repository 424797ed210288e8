-- Question: what are the actors of each set called?
-- Source: the sides of the reports; an unresolved name stands for itself.
-- Reads: actor_set_member, actor. Gives: actor_set_id, position, name, name_fr, name_ar.
-- NULL: never.
SELECT
    m.actor_set_id,
    m.position,
    COALESCE(a.name_en, m.name) AS name,
    COALESCE(a.name_fr, a.name_en, m.name) AS name_fr,
    COALESCE(a.name_ar, a.name_en, m.name) AS name_ar
FROM actor_set_member AS m
LEFT JOIN actor AS a ON a.actor_id = m.actor_id
ORDER BY m.actor_set_id, m.position
