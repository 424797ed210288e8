-- Rule: an incident is chosen if it fits what is asked of its own columns.
-- Source: the query, as rows of step_asked (one row) and step_key (facet, key, without).
-- Reads: step_sight, step_asked, step_key. Writes: step_chosen, the columns that later questions need.
-- NULL: an end of step_asked that is NULL is not asked for; deaths that are not stated fit no number.
SELECT
    s.incident_id,
    s.first_day,
    s.last_day,
    s.act,
    s.area,
    s.placed,
    s.loose,
    s.place_id,
    s.latitude,
    s.longitude,
    s.parties,
    s.deaths_high,
    s.reports > 1 AS linked,
    s.disputed,
    s.contested
FROM step_sight AS s
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
  AND (a.contested IS NULL OR s.contested = a.contested)
  AND (NOT a.asks_act OR s.act IN (SELECT w.key FROM step_key AS w WHERE w.facet = 'act' AND NOT w.without))
  AND (NOT a.bars_act OR s.act NOT IN (SELECT w.key FROM step_key AS w WHERE w.facet = 'act' AND w.without))
  AND (NOT a.asks_area OR s.area IN (SELECT w.key FROM step_key AS w WHERE w.facet = 'area' AND NOT w.without))
  AND (NOT a.bars_area OR s.area NOT IN (SELECT w.key FROM step_key AS w WHERE w.facet = 'area' AND w.without))
  AND (NOT a.asks_place OR s.place IN (SELECT w.key FROM step_key AS w WHERE w.facet = 'place' AND NOT w.without))
  AND (NOT a.bars_place OR s.place NOT IN (SELECT w.key FROM step_key AS w WHERE w.facet = 'place' AND w.without))
  AND (NOT a.asks_placed OR s.placed IN (SELECT w.key FROM step_key AS w WHERE w.facet = 'placed' AND NOT w.without))
  AND (NOT a.bars_placed OR s.placed NOT IN (SELECT w.key FROM step_key AS w WHERE w.facet = 'placed' AND w.without))
