-- Question: which values does each facet of names have in this run, and by which names are they known?
-- Source: the prepared tables, the actors, the readings.
-- Reads: step_sight_value, step_sight_recorder, step_sight_parties, step_sight_actor, actor, reading, agreement. Gives: facet, value, and one name of it a row.
-- NULL: none.
WITH own AS (
    SELECT v.facet, v.value FROM step_sight_value AS v WHERE v.facet IN ('area', 'place')
    UNION ALL SELECT DISTINCT 'recorder', r.recorder FROM step_sight_recorder AS r
    UNION ALL SELECT DISTINCT 'side', a.actor
        FROM step_sight_actor AS a
        JOIN (
            SELECT s.side_a_set AS actor_set_id FROM step_sight_parties AS s
            UNION SELECT s.side_b_set FROM step_sight_parties AS s
        ) AS u ON u.actor_set_id = a.actor_set_id
    UNION ALL SELECT DISTINCT 'reading', g.reading FROM reading AS g
    UNION ALL SELECT 'agreement', a.agreement_id FROM agreement AS a
)
SELECT o.facet, o.value, o.value AS name FROM own AS o
UNION ALL SELECT o.facet, o.value, a.name_en FROM own AS o JOIN actor AS a ON a.actor_id = o.value
UNION ALL SELECT o.facet, o.value, a.name_fr FROM own AS o JOIN actor AS a ON a.actor_id = o.value WHERE a.name_fr IS NOT NULL
UNION ALL SELECT o.facet, o.value, a.name_ar FROM own AS o JOIN actor AS a ON a.actor_id = o.value WHERE a.name_ar IS NOT NULL
UNION ALL SELECT o.facet, o.value, a.title FROM own AS o JOIN agreement AS a ON a.agreement_id = o.value WHERE o.facet = 'agreement'
ORDER BY facet, value, name
