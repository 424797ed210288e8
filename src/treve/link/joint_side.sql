-- Rule: whom do the reports of one incident name on each side, taken together?
-- Source: the reports that say who acted against whom; where none does, all of them. Whoever most voices name stands for the
-- side, if all names belong together; names that do not belong together are disputed, and nobody is put there.
-- Reads: step_together, step_teller, step_likeness. Writes: step_joint_side.
-- NULL: side_a_set, side_b_set: nobody is named, or the names are disputed.
WITH named AS (
    -- Of reports that say who acted against whom, none may name a side, while others do: then nobody is named.
    SELECT
        s.incident_id,
        s.reports > 2 AS many,
        s.directed,
        CASE WHEN s.first_a < 1000000000000000000 OR NOT s.directed THEN s.first_a % 1000000000000000000 END AS first_a,
        s.last_a % 1000000000000000000 AS last_a,
        CASE WHEN s.first_b < 1000000000000000000 OR NOT s.directed THEN s.first_b % 1000000000000000000 END AS first_b,
        s.last_b % 1000000000000000000 AS last_b
    FROM step_together AS s
),
side AS (
    SELECT
        n.incident_id,
        n.many,
        n.directed,
        CAST(floor(n.first_a / 1000000000) AS BIGINT) AS first_a_key,
        CAST(floor(n.last_a / 1000000000) AS BIGINT) AS last_a_key,
        n.first_a % 1000000000 AS first_a_set,
        CAST(floor(n.first_b / 1000000000) AS BIGINT) AS first_b_key,
        CAST(floor(n.last_b / 1000000000) AS BIGINT) AS last_b_key,
        n.first_b % 1000000000 AS first_b_set
    FROM named AS n
),
-- Of two reports that name a side differently neither has more voices. Of more than two, voices have to be counted.
voice AS (
    SELECT t.incident_id, 'a' AS side, t.side_a_key AS actor_key, t.voice, min(t.side_a_set) AS actor_set_id
    FROM step_teller AS t
    JOIN side AS s ON s.incident_id = t.incident_id AND s.many AND s.first_a_key < s.last_a_key
    WHERE t.side_a_key IS NOT NULL AND (t.directed OR NOT s.directed)
    GROUP BY t.incident_id, t.side_a_key, t.voice
    UNION ALL
    SELECT t.incident_id, 'b' AS side, t.side_b_key AS actor_key, t.voice, min(t.side_b_set) AS actor_set_id
    FROM step_teller AS t
    JOIN side AS s ON s.incident_id = t.incident_id AND s.many AND s.first_b_key < s.last_b_key
    WHERE t.side_b_key IS NOT NULL AND (t.directed OR NOT s.directed)
    GROUP BY t.incident_id, t.side_b_key, t.voice
),
counted AS (
    SELECT v.incident_id, v.side, v.actor_key, min(v.actor_set_id) AS actor_set_id, CAST(count(*) AS BIGINT) AS voices
    FROM voice AS v
    GROUP BY v.incident_id, v.side, v.actor_key
),
apart AS (
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
),
chosen AS (
    SELECT r.incident_id, r.side, r.actor_set_id, p.incident_id IS NOT NULL AS disputed
    FROM ranked AS r
    LEFT JOIN apart AS p ON p.incident_id = r.incident_id AND p.side = r.side
    WHERE r.place_in_line = 1
),
told AS (
    SELECT
        s.incident_id,
        COALESCE(a.actor_set_id, s.first_a_set) AS side_a_set,
        COALESCE(a.disputed, s.first_a_key < s.last_a_key AND l.key_1 IS NULL, FALSE) AS side_a_disputed,
        COALESCE(b.actor_set_id, s.first_b_set) AS side_b_set,
        COALESCE(b.disputed, s.first_b_key < s.last_b_key AND m.key_1 IS NULL, FALSE) AS side_b_disputed
    FROM side AS s
    LEFT JOIN step_likeness AS l
        ON l.key_1 = s.first_a_key AND l.key_2 = CASE WHEN s.last_a_key <> s.first_a_key THEN s.last_a_key END
    LEFT JOIN step_likeness AS m
        ON m.key_1 = s.first_b_key AND m.key_2 = CASE WHEN s.last_b_key <> s.first_b_key THEN s.last_b_key END
    LEFT JOIN chosen AS a ON a.incident_id = s.incident_id AND a.side = 'a'
    LEFT JOIN chosen AS b ON b.incident_id = s.incident_id AND b.side = 'b'
)
SELECT
    t.incident_id,
    CASE WHEN NOT t.side_a_disputed THEN t.side_a_set END AS side_a_set,
    t.side_a_disputed,
    CASE WHEN NOT t.side_b_disputed THEN t.side_b_set END AS side_b_set,
    t.side_b_disputed
FROM told AS t
