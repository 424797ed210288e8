-- Rule: what do several reports of one incident come to? Nothing is averaged.
-- Source: days and instants: what all allow, if there is such a time, otherwise the widest; figures: the lowest and the highest
-- stated, a best figure only if all who give one agree; the act: the one all name, force by unspecified means if they name
-- different kinds of force, otherwise none.
-- Reads: step_together, step_teller, step_joint_side, step_joint_place, step_act_kind. Writes: step_joint.
-- NULL: nobody states it, or what they state cannot be put into one value.
WITH several AS (
    -- Two voices at least; of more than two reports they have to be counted.
    SELECT d.incident_id, CAST(count(*) AS BIGINT) AS voices
    FROM (
        SELECT DISTINCT t.incident_id, t.voice
        FROM step_together AS g
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
        WHEN t.first_act IS NOT NULL AND t.all_kinetic = 1 THEN 'armed_force_unspecified'
    END AS act,
    COALESCE(t.first_act < t.last_act % 1000, FALSE) AS act_disputed,
    t.deaths_low,
    CASE WHEN t.deaths_best = t.deaths_most_best THEN t.deaths_best END AS deaths_best,
    CASE WHEN t.deaths_high >= t.deaths_most_low OR t.deaths_most_low IS NULL THEN t.deaths_high END AS deaths_high,
    t.injured_low,
    CASE WHEN t.injured_high >= t.injured_most_low OR t.injured_most_low IS NULL THEN t.injured_high END AS injured_high,
    CASE WHEN t.civilian_deaths = t.civilian_most_deaths THEN t.civilian_deaths END AS civilian_deaths,
    CASE t.exception_stated WHEN 1 THEN TRUE WHEN 0 THEN FALSE END AS exception_stated
FROM step_together AS t
JOIN step_joint_place AS p ON p.incident_id = t.incident_id
JOIN step_joint_side AS a ON a.incident_id = t.incident_id
LEFT JOIN several AS v ON v.incident_id = t.incident_id
LEFT JOIN step_act_kind AS c
    ON c.act_number = CASE WHEN t.first_act % 1000 = t.last_act % 1000 THEN t.first_act % 1000 END
