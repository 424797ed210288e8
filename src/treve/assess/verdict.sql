-- Rule: one definite failure decides, the first in the order of precedence; otherwise one unknown gives undetermined.
-- Source: docs/explanation/verdicts.md.
-- Reads: step_test. Writes: finding.
-- NULL: the answers are NULL where a rule cannot tell; the verdict is then undetermined unless another rule fails.
SELECT
    t.incident_id,
    t.agreement_id,
    t.reading,
    CASE
        WHEN NOT t.in_force THEN 'outside_time'
        WHEN NOT t.in_territory THEN 'outside_territory'
        WHEN t.excluded_area THEN 'excluded_area'
        WHEN t.excluded_actor THEN 'excluded_actor'
        WHEN NOT t.parties_bound THEN 'not_between_parties'
        WHEN NOT t.act_prohibited THEN 'act_not_prohibited'
        -- An exception nobody states blocks nothing: NULL is no failure here.
        WHEN t.exception_stated AND t.exception_id IS NOT NULL THEN 'permitted_exception'
        WHEN t.in_force AND t.in_territory AND NOT t.excluded_area AND NOT t.excluded_actor
         AND t.parties_bound AND t.act_prohibited THEN 'covered'
        ELSE 'undetermined'
    END AS verdict,
    t.in_force,
    t.in_territory,
    t.excluded_area,
    t.excluded_actor,
    t.parties_bound,
    t.act_prohibited,
    t.exception_stated,
    t.possible_exception,
    t.possible_exclusion,
    t.perpetrator_basis
FROM step_test AS t
