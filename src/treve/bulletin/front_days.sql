-- Question: how many incidents and deaths a day does each front have around the start of a truce?
-- Source: incidents of one exact day whose place is not outside the territory; fronts under one reading.
-- Reads: incident, front, in_territory, step_shown. Gives: agreement_id, front, day, incidents, deaths_low, deaths_best, deaths_high, no_figure, ranges.
-- NULL: deaths: no incident of that day and front states the figure. no_figure counts incidents that state none at all, ranges those that state the lowest and the highest.
WITH shown AS (
    SELECT DISTINCT s.agreement_id, s.reading, s.first_day, s.last_day
    FROM step_shown AS s
)
SELECT
    s.agreement_id,
    f.front,
    i.first_day AS day,
    CAST(count(*) AS BIGINT) AS incidents,
    CAST(sum(i.deaths_low) AS BIGINT) AS deaths_low,
    CAST(sum(i.deaths_best) AS BIGINT) AS deaths_best,
    CAST(sum(i.deaths_high) AS BIGINT) AS deaths_high,
    CAST(count(*) FILTER (
        WHERE i.deaths_low IS NULL AND i.deaths_best IS NULL AND i.deaths_high IS NULL
    ) AS BIGINT) AS no_figure,
    CAST(count(*) FILTER (WHERE i.deaths_low IS NOT NULL AND i.deaths_high IS NOT NULL) AS BIGINT) AS ranges
FROM shown AS s
JOIN front AS f ON f.agreement_id = s.agreement_id AND f.reading = s.reading
JOIN incident AS i
    ON COALESCE(i.side_a_set, 0) = f.side_a_set
   AND COALESCE(i.side_b_set, 0) = f.side_b_set
   AND i.direction = f.direction
WHERE i.first_day = i.last_day
  AND i.first_day >= s.first_day
  AND i.first_day <= s.last_day
  AND EXISTS (
      SELECT 1 FROM in_territory AS t WHERE t.agreement_id = s.agreement_id AND t.place_id = i.place_id
  )
GROUP BY s.agreement_id, f.front, i.first_day
