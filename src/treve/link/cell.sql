-- Rule: in which cells of space and time may a report lie? Its box is its point and its days, widened by half the window and by
-- its own vagueness; two reports within reach of each other share at least one cell.
-- Source: the cells of each distinct place and each distinct span of days. Only what is needed to find pairs stands here, in the
-- order of the cells, because this is the largest table of all. A report whose days have no slot could lie on too many of them:
-- it is never the same report as another, and stays an incident of its own.
-- Reads: link_key, step_place_cell, step_slot. Writes: step_cell.
-- turn: a pair is made from the lower to the higher turn; reports of one curated register have one turn, and so make none.
-- signs: 1 first slot, 2 first column and 4 first row of the report's box, 8 not written again beyond the date line, 16 a cell of
-- points, or one of names for a report without a point. Two reports are a pair in the one cell where they have all five between them.
-- NULL: never.
SELECT
    p.block + s.slot AS block,
    k.source_row_id,
    k.register_id * 1000000000000 + CASE WHEN k.curated THEN 0 ELSE k.source_row_id END AS turn,
    CAST(s.first_number AS INTEGER) AS first_number,
    CAST(s.until_number AS INTEGER) AS until_number,
    CAST(p.signs + s.signs AS SMALLINT) AS signs
FROM link_key AS k
JOIN step_place_cell AS p ON p.place_id = k.place_id
JOIN step_slot AS s ON s.first_number = k.first_number AND s.last_number = k.last_number
ORDER BY block
