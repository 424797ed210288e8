-- Rule: which of the places that several reports name stands for their incident?
-- Source: the most precise one, if it lies within what every other report allows (2 km more for two ways of placing a town);
-- otherwise the widest. Of equally precise ones the one most reports name, then the first in the order of the table place.
-- Reads: step_teller. Writes: step_joint_place. NULL: kilometres_apart: fewer than two of the reports have a point.
WITH meeting AS (
    SELECT
        a.incident_id,
        a.fineness AS fineness_1,
        b.fineness AS fineness_2,
        a.place_id AS place_1,
        b.place_id AS place_2,
        (a.radius_km + 2) * (a.radius_km + 2) AS allowed_1,
        (b.radius_km + 2) * (b.radius_km + 2) AS allowed_2,
        (a.point_x - b.point_x) * (a.point_x - b.point_x)
        + (a.point_y - b.point_y) * (a.point_y - b.point_y)
        + (a.point_z - b.point_z) * (a.point_z - b.point_z) AS square_km
    FROM step_teller AS a
    JOIN step_teller AS b ON b.incident_id = a.incident_id AND b.source_row_id > a.source_row_id
),
-- Of two different places of two reports neither is named more often. Of more than two reports, they have to be counted.
named AS (
    SELECT
        t.incident_id,
        min(t.fineness) AS fineness,
        -- Reports and place as one number, so that the least is the place most reports name, and of equals the first.
        (1000 - least(CAST(count(*) AS BIGINT), 999)) * 1000000000000 + t.place_id AS rank
    FROM step_teller AS t
    WHERE t.reports > 2
    GROUP BY t.incident_id, t.place_id
),
best AS (
    SELECT
        n.incident_id,
        min(n.fineness * 1000000000000000 + n.rank) % 1000000000000 AS finest,
        min((100 - n.fineness) * 1000000000000000 + n.rank) % 1000000000000 AS widest
    FROM named AS n
    GROUP BY n.incident_id
),
ranked AS (
    SELECT
        m.incident_id,
        m.place_1,
        m.place_2,
        m.allowed_1,
        m.allowed_2,
        m.square_km,
        COALESCE(b.finest, least(
            m.fineness_1 * 1000000000000 + m.place_1, m.fineness_2 * 1000000000000 + m.place_2
        ) % 1000000000000) AS finest,
        COALESCE(b.widest, least(
            (100 - m.fineness_1) * 1000000000000 + m.place_1, (100 - m.fineness_2) * 1000000000000 + m.place_2
        ) % 1000000000000) AS widest
    FROM meeting AS m
    LEFT JOIN best AS b ON b.incident_id = m.incident_id
),
told AS (
    SELECT
        r.incident_id,
        min(r.finest) AS finest,
        min(r.widest) AS widest,
        max(r.square_km) AS square_km,
        max(CASE
            WHEN r.place_1 = r.finest AND r.square_km > r.allowed_2 THEN 1
            WHEN r.place_2 = r.finest AND r.square_km > r.allowed_1 THEN 1
            ELSE 0
        END) = 1 AS elsewhere
    FROM ranked AS r
    GROUP BY r.incident_id
)
SELECT
    t.incident_id,
    CASE WHEN t.elsewhere THEN t.widest ELSE t.finest END AS place_id,
    CASE WHEN t.elsewhere THEN 'widest' ELSE 'most_precise' END AS place_rule,
    sqrt(t.square_km) AS kilometres_apart
FROM told AS t
