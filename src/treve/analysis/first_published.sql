-- Question: on which day was each incident first reported?
-- Source: the earliest day of publication among an incident's reports that is not before its first possible day.
-- Reads: incident, incident_report, report. Gives: incident_id, published.
-- NULL: never; an incident whose reports state no usable day of publication has no row.
SELECT
    i.incident_id,
    min(p.published) AS published
FROM incident AS i
JOIN incident_report AS r ON r.incident_id = i.incident_id
JOIN report AS p ON p.source_row_id = r.source_row_id
WHERE p.published >= i.first_day
GROUP BY i.incident_id
