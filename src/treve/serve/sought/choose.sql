-- Rule: an incident is chosen if it fits what is asked of its own columns, and its act and its place fit.
-- Source: the query, as step_asked (one row); step_fits_act and step_fits_place.
-- Contested: under one of the agreements asked for, as contested_under.sql tells; under any where none is asked for.
-- Reads: step_sight, step_asked, step_fits_act, step_fits_place, step_contested. Writes: step_chosen, the columns that later questions need.
-- NULL: an end of step_asked that is NULL is not asked for; deaths that are not stated fit no number.
WITH seen AS (
    SELECT
        s.*,
        CASE WHEN a.asks_agreement THEN u.incident_id IS NOT NULL ELSE s.contested END AS contested_here
    FROM step_sight AS s
    CROSS JOIN step_asked AS a
    LEFT JOIN step_contested AS u ON u.incident_id = s.incident_id
)
SELECT
    s.incident_id,
    s.first_day,
    s.last_day,
    s.act,
    s.place_id,
    s.parties,
    s.alleged,
    s.attributed,
    s.target,
    s.deaths_high,
    s.reports > 1 AS linked,
    s.disputed,
    s.contested_here AS contested
FROM seen AS s
CROSS JOIN step_asked AS a
WHERE (a.first_day IS NULL OR s.last_day >= a.first_day)
  AND (a.last_day IS NULL OR s.first_day <= a.last_day)
  AND (a.deaths_low IS NULL OR s.deaths_high >= a.deaths_low)
  AND (a.deaths_high IS NULL OR s.deaths_low <= a.deaths_high)
  AND (a.deaths_stated OR s.deaths_low IS NULL)
  AND (a.reports_low IS NULL OR s.reports >= a.reports_low)
  AND (a.reports_high IS NULL OR s.reports <= a.reports_high)
  AND (a.linked IS NULL OR (s.reports > 1) = a.linked)
  AND (a.disputed IS NULL OR s.disputed = a.disputed)
  AND (a.contested IS NULL OR s.contested_here = a.contested)
  AND s.act IN (SELECT f.key FROM step_fits_act AS f)
  AND s.place_id IN (SELECT f.place_id FROM step_fits_place AS f)
