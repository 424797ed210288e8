-- Question: how many incidents and deaths does each first-order division have on each day?
-- Source: incidents of one exact day, whoever fights; no agreement is needed.
-- Reads: incident, place. Gives: country, admin1, day, events, deaths_best, state_best.
-- NULL: deaths_best: no incident states it; state_best says how many do. Incidents without a division stay out.
SELECT
    p.country,
    p.admin1,
    i.first_day AS day,
    CAST(count(*) AS BIGINT) AS events,
    CAST(sum(i.deaths_best) AS BIGINT) AS deaths_best,
    CAST(count(i.deaths_best) AS BIGINT) AS state_best
FROM incident AS i
JOIN place AS p ON p.place_id = i.place_id
WHERE i.first_day = i.last_day
  AND p.admin1 IS NOT NULL
  AND p.country IS NOT NULL
GROUP BY p.country, p.admin1, i.first_day
ORDER BY p.country, p.admin1, day
