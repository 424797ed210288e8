-- Rule: what each column of UCDP GED becomes in `report`.
-- Source: UCDP GED Codebook version 19.1 (Högbladh 2019).
-- Reads: step_ucdp_ged
-- Writes: report
-- NULL: UCDP does not state it, or this release lacks the column; published: no article's date can be.
SELECT
    s.source_row_id,
    s.report_id,
    'ucdp_ged' AS source,
    CAST(NULL AS STRING) AS publisher,             -- several articles stand behind a row; source_article cannot be cut safely
    s.source_office AS recorder_names,             -- offices that carried it; older releases lack the column
    CAST(NULL AS STRING) AS url,
    CASE                                           -- source_date lists one date per article, some of them corrupt: the earliest
        WHEN s.source_date_1 >= s.date_start_first AND days_between(s.date_end_last, s.source_date_1) <= 366 THEN s.source_date_1
        WHEN s.source_date_2 >= s.date_start_first AND days_between(s.date_end_last, s.source_date_2) <= 366 THEN s.source_date_2
    END AS published,                              -- of the first two that is not before the first day, nor a year after the last
    s.date_start_first AS first_day,               -- earliest possible day; date_prec adds nothing to the two days
    s.date_end_last AS last_day,                   -- latest possible day
    CAST(NULL AS STRING) AS time_local,            -- UCDP codes no hours
    CAST(NULL AS STRING) AS zone,                  -- days run from midnight to midnight at the place; no zone is stated
    s.where_coordinates AS place_name,
    COALESCE(s.country_id_code, s.country_code) AS country,
    s.adm_1 AS admin1,
    s.adm_2 AS admin2,
    s.latitude,
    s.longitude,
    CASE s.where_prec
        WHEN 1 THEN 'exact'
        WHEN 2 THEN 'near'                         -- within about 25 km of a known point
        WHEN 3 THEN 'district'
        WHEN 4 THEN 'governorate'
        WHEN 5 THEN 'fuzzy'
        WHEN 6 THEN 'country'
        WHEN 7 THEN 'international'
        ELSE 'unknown'
    END AS place_precision,
    s.side_a AS side_a_names,                      -- a dyad may stand for several groups: 'HTS, Southern Front'
    s.side_b AS side_b_names,
    CASE s.type_of_violence
        WHEN '3' THEN 'a_against_b'                -- one-sided: side A is the perpetrator, side B the civilians
        ELSE 'undirected'                          -- state-based, non-state: both fought; UCDP does not say who attacked
    END AS direction,
    s.type_of_violence_act AS act,                 -- the means is not coded
    s.type_of_violence AS act_in_source,
    s.low AS deaths_low,                           -- low <= best <= high is not enforced: broken ranges stay as they are
    s.best AS deaths_best,
    s.high AS deaths_high,
    CAST(NULL AS BIGINT) AS injured_low,           -- UCDP counts deaths only
    CAST(NULL AS BIGINT) AS injured_high,
    s.deaths_civilians AS civilian_deaths,
    CAST(NULL AS BOOLEAN) AS exception_stated,
    s.event_clarity = 2 AS aggregate,              -- 2: the source lumps several events, and they cannot be told apart
    s.where_description AS note,
    CAST(NULL AS STRING) AS compartment            -- from no casebook
FROM step_ucdp_ged AS s
