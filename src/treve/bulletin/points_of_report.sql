-- Question: where does each report place what it tells?
-- Source: the coordinates of the report.
-- Reads: report. Gives: source_row_id, longitude, latitude.
-- NULL: longitude, latitude: the source gives no coordinates.
SELECT r.source_row_id, r.longitude, r.latitude
FROM report AS r
