-- Rule: between which bounds do several reports of one incident lie, thing by thing?
-- Source: what each of them says: the least and the most of all.
-- Reads: step_teller. Writes: step_together.
-- NULL: none of them states it.
-- first_a to last_b: a name is one number, its key in thousand millions and its set below. Reports that do not say who acted
-- against whom come after those that do: 10^18 is added to their least, and to the most of the others.
-- first_act, last_act: in the same way acts that tell nothing come after those that do, by 1000.
SELECT
    t.incident_id,
    min(t.reports) AS reports,
    min(t.voice) AS first_voice,
    max(t.voice) AS last_voice,
    min(t.first_day) AS first_first,
    max(t.first_day) AS last_first,
    min(t.last_day) AS first_last,
    max(t.last_day) AS last_last,
    min(t.earliest_at) AS first_earliest,
    max(t.earliest_at) AS last_earliest,
    min(t.latest_at) AS first_latest,
    max(t.latest_at) AS last_latest,
    max(CASE WHEN t.directed THEN 1 ELSE 0 END) = 1 AS directed,
    min(t.side_a_key * 1000000000 + t.side_a_set + CASE WHEN t.directed THEN 0 ELSE 1000000000000000000 END) AS first_a,
    max(t.side_a_key * 1000000000 + t.side_a_set + CASE WHEN t.directed THEN 1000000000000000000 ELSE 0 END) AS last_a,
    min(t.side_b_key * 1000000000 + t.side_b_set + CASE WHEN t.directed THEN 0 ELSE 1000000000000000000 END) AS first_b,
    max(t.side_b_key * 1000000000 + t.side_b_set + CASE WHEN t.directed THEN 1000000000000000000 ELSE 0 END) AS last_b,
    min(t.act_number + CASE WHEN t.telling THEN 0 ELSE 1000 END) AS first_act,
    max(t.act_number + CASE WHEN t.telling THEN 1000 ELSE 0 END) AS last_act,
    min(CASE WHEN t.act_number IS NULL OR t.kinetic THEN 1 ELSE 0 END) AS all_kinetic,
    min(t.deaths_low) AS deaths_low,
    max(t.deaths_low) AS deaths_most_low,
    min(t.deaths_best) AS deaths_best,
    max(t.deaths_best) AS deaths_most_best,
    max(t.deaths_high) AS deaths_high,
    min(t.injured_low) AS injured_low,
    max(t.injured_low) AS injured_most_low,
    max(t.injured_high) AS injured_high,
    min(t.civilian_deaths) AS civilian_deaths,
    max(t.civilian_deaths) AS civilian_most_deaths,
    max(CASE WHEN t.exception_stated THEN 1 WHEN NOT t.exception_stated THEN 0 END) AS exception_stated
FROM step_teller AS t
GROUP BY t.incident_id
