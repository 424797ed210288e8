-- Question: what of each report is compared with a new one?
-- Source: the reports as they are compared, with their ids and the names of their places.
-- Reads: link_key, report. Gives: the columns of link_key, report_id and place_name, in order of the first day.
-- NULL: as in link_key; place_name: not stated.
SELECT k.*, r.report_id, r.place_name
FROM link_key AS k
JOIN report AS r ON r.source_row_id = k.source_row_id
ORDER BY k.first_number NULLS LAST, r.report_id NULLS LAST
