-- Rule: an incident fits if a mechanism has ruled on it, in a way asked for; 'no': nobody has.
-- Source: step_wanted.
-- Reads: step_chosen, determination, report, incident_report, step_wanted. Writes: step_chosen.
-- NULL: none.
WITH ruling AS (
    SELECT t.incident_id, d.outcome
    FROM determination AS d
    JOIN report AS r ON r.report_id = d.report_id
    JOIN incident_report AS t ON t.source_row_id = r.source_row_id
), fits AS (
    SELECT g.incident_id, w.without
    FROM ruling AS g
    JOIN step_wanted AS w ON w.facet = 'ruled' AND (w.value = g.outcome OR w.value = 'yes')
    UNION ALL
    SELECT c.incident_id, w.without
    FROM step_chosen AS c
    JOIN step_wanted AS w ON w.facet = 'ruled' AND w.value = 'no'
    WHERE c.incident_id NOT IN (SELECT g.incident_id FROM ruling AS g)
)
SELECT c.*
FROM step_chosen AS c
WHERE (NOT EXISTS (SELECT 1 FROM step_wanted AS w WHERE w.facet = 'ruled' AND NOT w.without)
       OR c.incident_id IN (SELECT f.incident_id FROM fits AS f WHERE NOT f.without))
  AND c.incident_id NOT IN (SELECT f.incident_id FROM fits AS f WHERE f.without)
