-- Question: which incidents come after a given one, of those that are asked for?
-- Source: the incidents of the run, by their number; a page of them.
-- Reads: step_asked_incidents, incident, place, incident_report, report.
-- Gives: place_in_page, the incident with its days, place, act and figures.
-- NULL: as in incident and place. In step_asked_incidents an empty cell asks for nothing.
WITH wanted AS (
    SELECT row_number() OVER (ORDER BY i.incident_id) AS place_in_page, i.incident_id
    FROM step_asked_incidents AS a
    JOIN incident AS i
        ON i.incident_id > a.after_incident
       AND (a.first_day IS NULL OR i.last_day >= a.first_day)
       AND (a.last_day IS NULL OR i.first_day <= a.last_day)
    WHERE a.report_id IS NULL OR EXISTS (
        SELECT 1
        FROM incident_report AS l
        JOIN report AS r ON r.source_row_id = l.source_row_id
        WHERE l.incident_id = i.incident_id AND r.report_id = a.report_id
    )
)
SELECT
    w.place_in_page,
    i.incident_id,
    i.reports,
    i.recorders,
    i.first_day,
    i.last_day,
    p.name AS place_name,
    p.admin1,
    p.latitude,
    p.longitude,
    p.place_precision,
    i.act,
    i.act_disputed,
    i.target_disputed,
    i.perpetrator_basis,
    i.deaths_low,
    i.deaths_high,
    i.injured_low,
    i.injured_high
FROM step_asked_incidents AS a
JOIN wanted AS w ON w.place_in_page <= a.at_most
JOIN incident AS i ON i.incident_id = w.incident_id
JOIN place AS p ON p.place_id = i.place_id
