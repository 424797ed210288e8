-- Question: what does the report in question say, and which row of which file was it read from?
-- Source: the report and its source row.
-- Reads: step_question, report, source_row, input. Gives: the columns of report, and path, row_number, sha256, licence, citation.
-- NULL: as in report.
SELECT r.*, i.path, s.row_number, i.sha256, i.licence, i.citation
FROM report AS r
JOIN source_row AS s ON s.source_row_id = r.source_row_id
JOIN input AS i ON i.input_id = s.input_id
WHERE EXISTS (SELECT 1 FROM step_question AS q WHERE q.source_row_id = r.source_row_id)
