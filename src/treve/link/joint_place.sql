-- Rule: which of the places that several reports name stands for their incident?
-- Source: the most precise one, if it lies within what every other report allows (2 km more for two ways of placing a town);
-- otherwise the widest. Of equally precise ones the one most reports name, then the first in the order of the table place.
-- Reads: step_teller. Writes: step_joint_place. NULL: kilometres_apart: fewer than two of the reports have a point.
WITH named AS (
    SELECT
        t.incident_id,
        t.place_id,
        min(t.fineness) AS fineness,
        min(t.radius_km) AS radius_km,
        min(t.point_x) AS point_x,
        min(t.point_y) AS point_y,
        min(t.point_z) AS point_z,
        -- Reports and place as one number, so that the least is the place most reports name, and of equals the first.
        (1000 - least(CAST(count(*) AS BIGINT), 999)) * 1000000000000 + t.place_id AS rank
    FROM step_teller AS t
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
apart AS (
    SELECT
        n.incident_id,
        max(CASE WHEN n.radius_km IS NOT NULL AND (
            (n.point_x - r.point_x) * (n.point_x - r.point_x)
            + (n.point_y - r.point_y) * (n.point_y - r.point_y)
            + (n.point_z - r.point_z) * (n.point_z - r.point_z)
        ) > (n.radius_km + 2) * (n.radius_km + 2) THEN 1 ELSE 0 END) = 1 AS elsewhere
    FROM named AS n
    JOIN best AS b ON b.incident_id = n.incident_id
    JOIN named AS r ON r.incident_id = b.incident_id AND r.place_id = b.finest
    GROUP BY n.incident_id
),
furthest AS (
    SELECT
        a.incident_id,
        max(
            (a.point_x - b.point_x) * (a.point_x - b.point_x)
            + (a.point_y - b.point_y) * (a.point_y - b.point_y)
            + (a.point_z - b.point_z) * (a.point_z - b.point_z)
        ) AS square_km
    FROM step_teller AS a
    JOIN step_teller AS b ON b.incident_id = a.incident_id AND b.source_row_id > a.source_row_id
    GROUP BY a.incident_id
)
SELECT
    b.incident_id,
    CASE WHEN a.elsewhere THEN b.widest ELSE b.finest END AS place_id,
    CASE WHEN a.elsewhere THEN 'widest' ELSE 'most_precise' END AS place_rule,
    sqrt(f.square_km) AS kilometres_apart
FROM best AS b
JOIN apart AS a ON a.incident_id = b.incident_id
JOIN furthest AS f ON f.incident_id = b.incident_id
