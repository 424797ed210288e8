-- Question: what do the incidents come to in which a guarantor, or a part of it, is a side?
-- Source: the sides of the incidents; a part counts on the days on which it belongs to the guarantor.
-- Reads: finding, incident, actor_set_member, step_guarantor. Gives: agreement_id, reading, guarantor_id, verdict, incidents.
-- NULL: first, until in step_guarantor: open.
WITH guarantor_side AS (
    SELECT DISTINCT g.agreement_id, g.guarantor_id, m.actor_set_id, g.first, g.until
    FROM step_guarantor AS g
    JOIN actor_set_member AS m ON m.actor_id = g.actor_id
),
met AS (
    SELECT f.agreement_id, f.reading, f.verdict, f.incident_id, s.guarantor_id
    FROM finding AS f
    JOIN incident AS i ON i.incident_id = f.incident_id
    JOIN guarantor_side AS s
        ON s.agreement_id = f.agreement_id
       AND s.actor_set_id = i.side_a_set
       AND (s.first IS NULL OR i.first_day >= s.first)
       AND (s.until IS NULL OR i.last_day < s.until)
    UNION ALL
    SELECT f.agreement_id, f.reading, f.verdict, f.incident_id, s.guarantor_id
    FROM finding AS f
    JOIN incident AS i ON i.incident_id = f.incident_id
    JOIN guarantor_side AS s
        ON s.agreement_id = f.agreement_id
       AND s.actor_set_id = i.side_b_set
       AND (s.first IS NULL OR i.first_day >= s.first)
       AND (s.until IS NULL OR i.last_day < s.until)
)
SELECT m.agreement_id, m.reading, m.guarantor_id, m.verdict, CAST(count(DISTINCT m.incident_id) AS BIGINT) AS incidents
FROM met AS m
GROUP BY m.agreement_id, m.reading, m.guarantor_id, m.verdict
