-- Rule: which registers speak? A register is one list kept by one hand: a curated source, or one recorder at one publisher.
-- Source: the reports. A curated source has merged reports itself, so it is one register whatever its rows name.
-- Reads: report, report_actor, source_row, step_curated. Writes: link_register.
-- NULL: publisher, recorder_set: not stated. input_id: stated only where neither publisher nor recorder is, so that two such
-- files stay two registers.
SELECT
    row_number() OVER (
        ORDER BY
            d.source NULLS LAST,
            d.publisher NULLS LAST,
            d.recorder_set NULLS LAST,
            d.input_id NULLS LAST
    ) AS register_id,
    dense_rank() OVER (ORDER BY d.source NULLS LAST) AS source_number,
    d.source,
    d.publisher,
    d.recorder_set,
    d.input_id,
    d.curated
FROM (
    SELECT DISTINCT
        r.source,
        CASE WHEN c.source IS NULL THEN r.publisher END AS publisher,
        CASE WHEN c.source IS NULL THEN a.recorder_set END AS recorder_set,
        CASE WHEN c.source IS NULL AND r.publisher IS NULL AND a.recorder_set IS NULL THEN s.input_id END AS input_id,
        c.source IS NOT NULL AS curated
    FROM report AS r
    JOIN report_actor AS a ON a.source_row_id = r.source_row_id
    LEFT JOIN source_row AS s ON s.source_row_id = r.source_row_id
    LEFT JOIN step_curated AS c ON c.source = r.source
) AS d
