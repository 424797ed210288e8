-- Question: what do the findings of a page rest on, or fail on?
-- Source: the reasons of the findings.
-- Reads: step_page, finding_reason. Gives: the finding, rule, answer, reason, clause_id.
-- NULL: answer: the rule cannot be told. clause_id: no clause is behind it.
SELECT r.incident_id, r.agreement_id, r.reading, r.rule, r.answer, r.reason, r.clause_id
FROM step_page AS s
JOIN finding_reason AS r
    ON r.incident_id = s.incident_id AND r.agreement_id = s.agreement_id AND r.reading = s.reading
