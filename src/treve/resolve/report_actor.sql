-- Rule: which sets of actors stand on the sides of a report, and who recorded it, by the names borne on its first day?
-- Source: the report's lists of names, as resolved in actor_set.
-- Reads: report, actor_set. Writes: report_actor.
-- NULL: the report names nobody on that side, or no recorder.
SELECT
    r.source_row_id,
    a.actor_set_id AS side_a_set,
    b.actor_set_id AS side_b_set,
    c.actor_set_id AS recorder_set
FROM report AS r
LEFT JOIN actor_set AS a
    ON a.names = r.side_a_names
   AND (a.first IS NULL OR r.first_day >= a.first)
   AND (a.until IS NULL OR r.first_day < a.until)
LEFT JOIN actor_set AS b
    ON b.names = r.side_b_names
   AND (b.first IS NULL OR r.first_day >= b.first)
   AND (b.until IS NULL OR r.first_day < b.until)
LEFT JOIN actor_set AS c
    ON c.names = r.recorder_names
   AND (c.first IS NULL OR r.first_day >= c.first)
   AND (c.until IS NULL OR r.first_day < c.until)
