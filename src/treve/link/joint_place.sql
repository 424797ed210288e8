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
        CAST(count(*) AS BIGINT) AS reports
    FROM step_teller AS t
    GROUP BY t.incident_id, t.place_id
),
ranked AS (
    SELECT
        n.incident_id,
        n.place_id,
        n.point_x,
        n.point_y,
        n.point_z,
        row_number() OVER (
            PARTITION BY n.incident_id ORDER BY n.fineness NULLS LAST, n.reports DESC NULLS LAST, n.place_id NULLS LAST
        ) AS from_finest,
        row_number() OVER (
            PARTITION BY n.incident_id ORDER BY n.fineness DESC NULLS LAST, n.reports DESC NULLS LAST, n.place_id NULLS LAST
        ) AS from_widest
    FROM named AS n
),
apart AS (
    SELECT
        n.incident_id,
        max(CASE WHEN n.radius_km IS NOT NULL AND (
            (n.point_x - r.point_x) * (n.point_x - r.point_x)
            + (n.point_y - r.point_y) * (n.point_y - r.point_y)
            + (n.point_z - r.point_z) * (n.point_z - r.point_z)
        ) > (n.radius_km + 2) * (n.radius_km + 2) THEN 1 ELSE 0 END) AS elsewhere
    FROM named AS n
    JOIN ranked AS r ON r.incident_id = n.incident_id AND r.from_finest = 1
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
    r.incident_id,
    r.place_id,
    CASE WHEN a.elsewhere = 1 THEN 'widest' ELSE 'most_precise' END AS place_rule,
    sqrt(f.square_km) AS kilometres_apart
FROM ranked AS r
JOIN apart AS a ON a.incident_id = r.incident_id
JOIN furthest AS f ON f.incident_id = r.incident_id
WHERE (a.elsewhere = 0 AND r.from_finest = 1) OR (a.elsewhere = 1 AND r.from_widest = 1)
