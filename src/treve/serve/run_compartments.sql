-- Question: from which compartments of a casebook do the reports of a run come?
-- Source: the reports.
-- Reads: report. Gives: compartment.
-- NULL: never; reports from no casebook are open to everybody who reads the run.
SELECT DISTINCT r.compartment
FROM report AS r
WHERE r.compartment IS NOT NULL
