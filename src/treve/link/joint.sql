-- Rule: what do several reports of one incident come to? Nothing is averaged.
-- Source: days and instants: what all allow, if there is such a time, otherwise the widest; figures: the lowest and the highest
-- stated, a best figure only if all who give one agree; the act: the one all name, force by unspecified means if they name
-- different kinds of force, otherwise none.
-- Reads: step_teller, step_joint_side, step_joint_place, step_act_kind. Writes: step_joint.
-- NULL: nobody states it, or what they state cannot be put into one value.
WITH together AS (
    SELECT
        t.incident_id,
        CAST(count(*) AS BIGINT) AS reports,
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
        min(t.told_act_number) AS told_act,
        max(t.told_act_number) AS last_told_act,
        min(t.act_number) AS any_act,
        max(t.act_number) AS last_any_act,
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
),
-- Two voices at least; of more than two reports they have to be counted.
several AS (
    SELECT d.incident_id, CAST(count(*) AS BIGINT) AS voices
    FROM (
        SELECT DISTINCT t.incident_id, t.voice
        FROM together AS g
        JOIN step_teller AS t ON t.incident_id = g.incident_id
        WHERE g.reports > 2 AND g.first_voice < g.last_voice
    ) AS d
    GROUP BY d.incident_id
)
SELECT
    t.incident_id,
    t.reports,
    CASE WHEN t.first_voice = t.last_voice THEN 1 ELSE COALESCE(v.voices, 2) END AS recorders,
    CASE WHEN t.last_first <= t.first_last THEN t.last_first ELSE t.first_first END AS first_day,
    CASE WHEN t.last_first <= t.first_last THEN t.first_last ELSE t.last_last END AS last_day,
    CASE WHEN t.last_earliest < t.first_latest THEN t.last_earliest ELSE t.first_earliest END AS earliest_at,
    CASE WHEN t.last_earliest < t.first_latest THEN t.first_latest ELSE t.last_latest END AS latest_at,
    CASE WHEN t.last_earliest < t.first_latest THEN 'intersection' ELSE 'widest' END AS span_rule,
    p.place_id,
    p.place_rule,
    p.kilometres_apart,
    a.side_a_set,
    a.side_b_set,
    a.side_a_disputed AS perpetrator_disputed,
    a.side_b_disputed AS target_disputed,
    CASE WHEN t.directed THEN 'a_against_b' ELSE 'undirected' END AS direction,
    CASE
        WHEN c.act IS NOT NULL THEN c.act
        WHEN t.any_act IS NOT NULL AND t.all_kinetic = 1 THEN 'armed_force_unspecified'
    END AS act,
    COALESCE(t.told_act < t.last_told_act, FALSE) AS act_disputed,
    t.deaths_low,
    CASE WHEN t.deaths_best = t.deaths_most_best THEN t.deaths_best END AS deaths_best,
    CASE WHEN t.deaths_high >= t.deaths_most_low OR t.deaths_most_low IS NULL THEN t.deaths_high END AS deaths_high,
    t.injured_low,
    CASE WHEN t.injured_high >= t.injured_most_low OR t.injured_most_low IS NULL THEN t.injured_high END AS injured_high,
    CASE WHEN t.civilian_deaths = t.civilian_most_deaths THEN t.civilian_deaths END AS civilian_deaths,
    CASE t.exception_stated WHEN 1 THEN TRUE WHEN 0 THEN FALSE END AS exception_stated
FROM together AS t
JOIN step_joint_place AS p ON p.incident_id = t.incident_id
JOIN step_joint_side AS a ON a.incident_id = t.incident_id
LEFT JOIN several AS v ON v.incident_id = t.incident_id
LEFT JOIN step_act_kind AS c
    ON c.act_number = CASE
        WHEN t.told_act = t.last_told_act THEN t.told_act
        WHEN t.told_act IS NULL AND t.any_act = t.last_any_act THEN t.any_act
    END
