-- Rule: why a finding says what it says: every test that did not hold, and the clause a forbidden act falls under.
-- Source: the rules.
-- Reads: step_test. Writes: finding_reason.
-- NULL: answer: the rule cannot tell; clause_id: the rule rests on no clause.
SELECT t.incident_id, t.agreement_id, t.reading, 'in_force' AS rule, t.in_force AS answer,
    t.in_force_reason AS reason, CAST(NULL AS STRING) AS clause_id
FROM step_test AS t
WHERE t.in_force IS NOT TRUE
UNION ALL
SELECT t.incident_id, t.agreement_id, t.reading, 'in_territory', t.in_territory, t.in_territory_reason, CAST(NULL AS STRING)
FROM step_test AS t
WHERE t.in_territory IS NOT TRUE
UNION ALL
SELECT t.incident_id, t.agreement_id, t.reading, 'excluded_area', t.excluded_area, t.excluded_area_reason, CAST(NULL AS STRING)
FROM step_test AS t
WHERE t.excluded_area IS NOT FALSE
UNION ALL
SELECT t.incident_id, t.agreement_id, t.reading, 'excluded_actor', t.excluded_actor, t.excluded_actor_reason, CAST(NULL AS STRING)
FROM step_test AS t
WHERE t.excluded_actor IS NOT FALSE
UNION ALL
SELECT t.incident_id, t.agreement_id, t.reading, 'parties_bound', t.parties_bound, t.parties_bound_reason, CAST(NULL AS STRING)
FROM step_test AS t
WHERE t.parties_bound IS NOT TRUE
UNION ALL
SELECT t.incident_id, t.agreement_id, t.reading, 'act_prohibited', t.act_prohibited, t.act_prohibited_reason, t.prohibition_id
FROM step_test AS t
UNION ALL
SELECT t.incident_id, t.agreement_id, t.reading, 'exception', t.exception_stated, 'stated', t.exception_id
FROM step_test AS t
WHERE t.exception_stated AND t.exception_id IS NOT NULL
