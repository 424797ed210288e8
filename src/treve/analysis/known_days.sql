-- Question: how many incidents of each day in the countries of an agreement's territory were first reported on which day?
-- Source: incidents of one exact day, whoever fights; the earliest usable day of publication among an incident's reports.
-- Reads: incident, place, in_territory, step_analysed, step_first_published. Gives: agreement_id, day, published, incidents.
-- NULL: published: no report of these incidents states a usable day of publication.
WITH land AS (
    SELECT DISTINCT t.agreement_id, p.country
    FROM in_territory AS t
    JOIN place AS p ON p.place_id = t.place_id
    WHERE p.country IS NOT NULL
),
asked AS (
    SELECT l.agreement_id, p.place_id
    FROM land AS l
    JOIN place AS p ON p.country = l.country
    UNION
    SELECT t.agreement_id, t.place_id
    FROM in_territory AS t
)
SELECT
    a.agreement_id,
    i.first_day AS day,
    k.published,
    CAST(count(*) AS BIGINT) AS incidents
FROM step_analysed AS a
JOIN asked AS q ON q.agreement_id = a.agreement_id
JOIN place AS p ON p.place_id = q.place_id
JOIN incident AS i ON i.place_id = p.place_id
LEFT JOIN step_first_published AS k ON k.incident_id = i.incident_id
WHERE i.first_day = i.last_day
GROUP BY a.agreement_id, i.first_day, k.published
ORDER BY a.agreement_id, day, k.published NULLS LAST
