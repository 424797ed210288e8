-- Question: why was it found, and on which clause does it rest?
-- Source: the reasons of the findings, and the clauses of the agreement.
-- Reads: step_question, finding_reason, clause. Gives: source_row_id, agreement_id, reading, rule, answer, reason, and the clause.
-- NULL: the clause: the reason rests on none.
SELECT
    t.source_row_id,
    r.agreement_id,
    r.reading,
    r.rule,
    r.answer,
    r.reason,
    r.clause_id,
    c.kind,
    c.code,
    c.detail,
    c.source
FROM step_question AS t
JOIN finding_reason AS r ON r.incident_id = t.incident_id
LEFT JOIN clause AS c ON c.agreement_id = r.agreement_id AND c.clause_id = r.clause_id
