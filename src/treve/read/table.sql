-- Rule: what each column of a table of reports becomes in `report`.
-- Source: the columns of the example table incidents.csv; examples/README.md states its rules of coding.
-- Reads: step_table
-- Writes: report
-- NULL: the cell is blank or the column is missing: not stated. A stated 0 is 0.
SELECT
    s.source_row_id,
    s.report_id,
    'table' AS source,
    s.source AS publisher,
    s.recorder AS recorder_names,
    s.url,
    CASE WHEN s.published_first = s.published_last THEN s.published_first END AS published,   -- a vague day is no day
    s.occurred_from_first AS first_day,
    COALESCE(s.occurred_to_last, s.occurred_from_last) AS last_day,   -- without a last day: the days occurred_from allows
    s.time_local,
    s.zone,
    s.place AS place_name,
    s.country_code AS country,
    s.admin1,
    s.admin2,
    s.lat AS latitude,
    s.lon AS longitude,
    CASE s.place_precision
        WHEN 1 THEN 'exact'
        WHEN 2 THEN 'near'
        WHEN 3 THEN 'district'
        WHEN 4 THEN 'governorate'
        ELSE 'unknown'
    END AS place_precision,
    s.perpetrator_alleged AS side_a_names,         -- 'unknown' stays as written: the recorder named nobody
    s.target AS side_b_names,
    'a_against_b' AS direction,                    -- an allegation of the recorder, never a finding
    s.act_act AS act,
    s.act AS act_in_source,
    s.killed_low AS deaths_low,
    CASE WHEN s.killed_low = s.killed_high THEN s.killed_low END AS deaths_best,   -- a range has no best figure
    s.killed_high AS deaths_high,
    s.injured_low,
    s.injured_high,
    s.civilians_killed AS civilian_deaths,
    s.observed,
    s.exception_stated,
    CAST(NULL AS BOOLEAN) AS aggregate,            -- a row may lump several villages; the table does not say so
    s.note,
    s.compartment                                  -- written by a casebook; other tables have no such column
FROM step_table AS s
