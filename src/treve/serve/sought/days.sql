-- Question: on which days did the chosen incidents happen, or may they have?
-- Source: the chosen incidents.
-- Reads: step_chosen. Gives: first_day, last_day, incidents.
-- NULL: none.
SELECT c.first_day, c.last_day, count(*) AS incidents
FROM step_chosen AS c
GROUP BY c.first_day, c.last_day
