-- Rule: what each column of an ACLED export becomes in `report`.
-- Source: the column names of ACLED's export of 31 columns; the meaning of its precision codes is field knowledge, not read in a codebook.
-- Reads: step_acled
-- Writes: report
-- NULL: ACLED does not state it, or this export lacks the column.
SELECT
    s.source_row_id,
    s.report_id,
    'acled' AS source,
    CAST(NULL AS STRING) AS publisher,             -- `source` names who reported it, and stands with the recorders
    s.source AS recorder_names,
    CAST(NULL AS STRING) AS url,
    CAST(NULL AS DATE) AS published,               -- timestamp says when ACLED uploaded the row, not when it was published
    CASE s.time_precision
        WHEN 1 THEN s.event_date_first
        WHEN 2 THEN s.event_date_week_first        -- some day of a week given by one of its days: seven days either side
        WHEN 3 THEN s.event_date_month_first       -- some day of the calendar month
    END AS first_day,
    CASE s.time_precision
        WHEN 1 THEN s.event_date_last
        WHEN 2 THEN s.event_date_week_last
        WHEN 3 THEN s.event_date_month_last
    END AS last_day,
    CAST(NULL AS STRING) AS time_local,            -- ACLED codes no hours
    CAST(NULL AS STRING) AS zone,
    s.location AS place_name,
    COALESCE(s.iso_code, s.country_code) AS country,
    s.admin1,
    s.admin2,                                      -- admin3 stays in the raw row
    s.latitude,
    s.longitude,
    CASE s.geo_precision
        WHEN 1 THEN 'exact'
        WHEN 2 THEN 'near'                         -- part of a region, shown by a town in it
        WHEN 3 THEN 'governorate'                  -- the region, shown by its capital
        ELSE 'unknown'
    END AS place_precision,
    s.side_a AS side_a_names,                      -- actor1 and those said to be with it
    COALESCE(                                      -- actor2 and those with it; where it is blank, the target said to be civilian
        s.side_b,
        CASE WHEN s.civilian_targeting IS NOT NULL THEN 'Civilians' END
    ) AS side_b_names,
    'undirected' AS direction,                     -- the order of actor1 and actor2 says nothing about who attacked
    s.sub_event_type_act AS act,
    s.sub_event_type AS act_in_source,
    CAST(NULL AS BIGINT) AS deaths_low,            -- one figure, no range
    s.fatalities AS deaths_best,
    CAST(NULL AS BIGINT) AS deaths_high,
    CAST(NULL AS BIGINT) AS injured_low,
    CAST(NULL AS BIGINT) AS injured_high,
    CAST(NULL AS BIGINT) AS civilian_deaths,       -- ACLED does not split the dead
    CAST(NULL AS BOOLEAN) AS exception_stated,
    CAST(NULL AS BOOLEAN) AS aggregate,
    s.notes AS note,
    CAST(NULL AS STRING) AS compartment            -- from no casebook
FROM step_acled AS s
