-- Question: which reports of a casebook are in a run, and from which compartments do they come?
-- Source: the reports.
-- Reads: report. Gives: report_id, compartment.
-- NULL: never; reports from no casebook are open to everybody who reads the run.
SELECT
    r.report_id,
    r.compartment
FROM report AS r
WHERE r.compartment IS NOT NULL
