-- Question: on which day was each incident of the covered fronts first reported?
-- Source: incidents of one exact day; the earliest day of publication among an incident's reports; fronts under one reading.
-- Reads: incident, incident_report, report, place, front, in_territory, step_analysed. Gives: agreement_id, incident_id, day, published, deaths_best.
-- NULL: published: no report of the incident states its day of publication; deaths_best: not stated.
WITH inside AS (
    SELECT DISTINCT t.agreement_id, t.place_id
    FROM in_territory AS t
),
first_told AS (
    SELECT r.incident_id, min(p.published) AS published
    FROM incident_report AS r
    JOIN report AS p ON p.source_row_id = r.source_row_id
    GROUP BY r.incident_id
)
SELECT
    a.agreement_id,
    i.incident_id,
    i.first_day AS day,
    t.published,
    i.deaths_best
FROM step_analysed AS a
JOIN inside AS n ON n.agreement_id = a.agreement_id
JOIN incident AS i ON i.place_id = n.place_id
JOIN front AS f
    ON f.agreement_id = a.agreement_id
   AND f.reading = a.reading
   AND f.side_a_set = COALESCE(i.side_a_set, 0)
   AND f.side_b_set = COALESCE(i.side_b_set, 0)
   AND f.direction = i.direction
JOIN first_told AS t ON t.incident_id = i.incident_id
WHERE i.first_day = i.last_day
  AND f.front = 'covered'
ORDER BY a.agreement_id, day, i.incident_id
