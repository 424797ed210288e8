-- Rule: whom do the reports of one incident name on each side, taken together?
-- Source: the reports that say who acted against whom; where none does, all of them. Whoever most voices name stands for the
-- side, if all names belong together; names that do not belong together are disputed, and nobody is put there.
-- Reads: step_teller, step_likeness. Writes: step_joint_side.
-- NULL: side_set: nobody is named, or the names are disputed.
WITH directed AS (
    SELECT t.incident_id, max(CASE WHEN t.direction = 'a_against_b' THEN 1 ELSE 0 END) AS any_directed
    FROM step_teller AS t
    GROUP BY t.incident_id
),
speaking AS (
    SELECT t.incident_id, t.side_a_key, t.side_a_set, t.side_b_key, t.side_b_set, t.voice
    FROM step_teller AS t
    JOIN directed AS d ON d.incident_id = t.incident_id
    WHERE t.direction = 'a_against_b' OR d.any_directed = 0
),
named AS (
    SELECT s.incident_id, 'a' AS side, s.side_a_key AS actor_key, s.side_a_set AS actor_set_id, s.voice
    FROM speaking AS s
    WHERE s.side_a_key IS NOT NULL
    UNION ALL
    SELECT s.incident_id, 'b' AS side, s.side_b_key AS actor_key, s.side_b_set AS actor_set_id, s.voice
    FROM speaking AS s
    WHERE s.side_b_key IS NOT NULL
),
-- Most sides are named alike by all who name them; only the others need their voices counted.
side AS (
    SELECT
        n.incident_id,
        n.side,
        min(n.actor_set_id) AS actor_set_id,
        min(n.actor_key) < max(n.actor_key) AS several
    FROM named AS n
    GROUP BY n.incident_id, n.side
),
voice AS (
    SELECT n.incident_id, n.side, n.actor_key, n.voice, min(n.actor_set_id) AS actor_set_id
    FROM side AS s
    JOIN named AS n ON n.incident_id = s.incident_id AND n.side = s.side
    WHERE s.several
    GROUP BY n.incident_id, n.side, n.actor_key, n.voice
),
counted AS (
    SELECT v.incident_id, v.side, v.actor_key, min(v.actor_set_id) AS actor_set_id, CAST(count(*) AS BIGINT) AS voices
    FROM voice AS v
    GROUP BY v.incident_id, v.side, v.actor_key
),
disputed AS (
    SELECT DISTINCT a.incident_id, a.side
    FROM counted AS a
    JOIN counted AS b ON b.incident_id = a.incident_id AND b.side = a.side AND b.actor_key > a.actor_key
    LEFT JOIN step_likeness AS l ON l.key_1 = a.actor_key AND l.key_2 = b.actor_key
    WHERE l.key_1 IS NULL
),
ranked AS (
    SELECT
        c.incident_id,
        c.side,
        c.actor_set_id,
        row_number() OVER (
            PARTITION BY c.incident_id, c.side ORDER BY c.voices DESC NULLS LAST, c.actor_key NULLS LAST
        ) AS place_in_line
    FROM counted AS c
)
SELECT s.incident_id, s.side, s.actor_set_id AS side_set, FALSE AS disputed
FROM side AS s
WHERE NOT s.several
UNION ALL
SELECT
    r.incident_id,
    r.side,
    CASE WHEN d.incident_id IS NULL THEN r.actor_set_id END AS side_set,
    d.incident_id IS NOT NULL AS disputed
FROM ranked AS r
LEFT JOIN disputed AS d ON d.incident_id = r.incident_id AND d.side = r.side
WHERE r.place_in_line = 1
