-- Rule: an incident fits if it has a verdict asked for under an agreement and reading asked for, and none of those barred there.
-- Source: step_under (the agreements and readings asked for; all of them where none is), step_wanted.
-- Reads: step_chosen, finding, step_under, step_wanted. Writes: step_chosen.
-- NULL: none; 'outside': there is an agreement and reading under which there is no finding, since time or territory fails.
WITH given AS (
    SELECT f.incident_id, f.verdict, count(*) AS findings
    FROM finding AS f
    JOIN step_under AS u ON u.agreement_id = f.agreement_id AND u.reading = f.reading
    GROUP BY f.incident_id, f.verdict
), outside AS (
    SELECT c.incident_id
    FROM step_chosen AS c
    LEFT JOIN (SELECT g.incident_id, sum(g.findings) AS findings FROM given AS g GROUP BY g.incident_id) AS g
        ON g.incident_id = c.incident_id
    WHERE COALESCE(g.findings, 0) < (SELECT count(*) FROM step_under)
), fits AS (
    SELECT g.incident_id, w.without
    FROM given AS g
    JOIN step_wanted AS w ON w.facet = 'verdict' AND w.value = g.verdict
    UNION ALL
    SELECT o.incident_id, w.without
    FROM outside AS o
    JOIN step_wanted AS w ON w.facet = 'verdict' AND w.value = 'outside'
)
SELECT c.*
FROM step_chosen AS c
WHERE (NOT EXISTS (SELECT 1 FROM step_wanted AS w WHERE w.facet = 'verdict' AND NOT w.without)
       OR c.incident_id IN (SELECT f.incident_id FROM fits AS f WHERE NOT f.without))
  AND c.incident_id NOT IN (SELECT f.incident_id FROM fits AS f WHERE f.without)
