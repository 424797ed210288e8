-- Question: how many incidents around the start of a truce are left out of the daily counts because their day is vague?
-- Source: incidents of several possible days that touch the days shown, in a place that is not outside the territory.
-- Reads: incident, front, in_territory, step_shown. Gives: agreement_id, front, incidents.
-- NULL: never.
WITH shown AS (
    SELECT DISTINCT s.agreement_id, s.reading, s.first_day, s.last_day
    FROM step_shown AS s
)
SELECT s.agreement_id, f.front, CAST(count(*) AS BIGINT) AS incidents
FROM shown AS s
JOIN front AS f ON f.agreement_id = s.agreement_id AND f.reading = s.reading
JOIN incident AS i
    ON COALESCE(i.side_a_set, 0) = f.side_a_set
   AND COALESCE(i.side_b_set, 0) = f.side_b_set
   AND i.direction = f.direction
WHERE i.first_day < i.last_day
  AND i.last_day >= s.first_day
  AND i.first_day <= s.last_day
  AND EXISTS (
      SELECT 1 FROM in_territory AS t WHERE t.agreement_id = s.agreement_id AND t.place_id = i.place_id
  )
GROUP BY s.agreement_id, f.front
