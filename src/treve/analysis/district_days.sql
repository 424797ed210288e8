-- Question: how many incidents of the covered fronts does each district have on each day, and where is it?
-- Source: incidents of one exact day; fronts under one reading. A district is a second-order division; its point is the mean of its incidents' places.
-- Reads: incident, place, front, in_territory, step_analysed, step_first_published. Gives: agreement_id, admin1, admin2, day, events, latitude, longitude.
-- As of a day (step_analysed.as_of, NULL: none) only incidents first reported by then are counted.
-- NULL: admin2, latitude, longitude: no district is named, or the place is neither exact nor near; such incidents are counted in a row without a district.
WITH inside AS (
    SELECT DISTINCT t.agreement_id, t.place_id
    FROM in_territory AS t
),
placed AS (
    SELECT
        p.place_id,
        p.admin1,
        CASE WHEN p.place_precision IN ('exact', 'near') AND p.latitude IS NOT NULL THEN p.admin2 END AS admin2,
        p.latitude,
        p.longitude
    FROM place AS p
)
SELECT
    a.agreement_id,
    p.admin1,
    p.admin2,
    i.first_day AS day,
    CAST(count(*) AS BIGINT) AS events,
    avg(CASE WHEN p.admin2 IS NOT NULL THEN p.latitude END) AS latitude,
    avg(CASE WHEN p.admin2 IS NOT NULL THEN p.longitude END) AS longitude
FROM step_analysed AS a
JOIN inside AS n ON n.agreement_id = a.agreement_id
JOIN incident AS i ON i.place_id = n.place_id
LEFT JOIN step_first_published AS k ON k.incident_id = i.incident_id
JOIN placed AS p ON p.place_id = i.place_id
JOIN front AS f
    ON f.agreement_id = a.agreement_id
   AND f.reading = a.reading
   AND f.side_a_set = COALESCE(i.side_a_set, 0)
   AND f.side_b_set = COALESCE(i.side_b_set, 0)
   AND f.direction = i.direction
WHERE i.first_day = i.last_day
  AND (a.as_of IS NULL OR k.published <= a.as_of)
  AND f.front = 'covered'
GROUP BY a.agreement_id, p.admin1, p.admin2, i.first_day
ORDER BY a.agreement_id, p.admin1 NULLS LAST, p.admin2 NULLS LAST, day
