-- Rule: does a clause allow an exception for this act?
-- Source: the exception clauses (self-defence, proportionate reply). One that nobody states blocks nothing and sets possible_exception.
-- Reads: exception_rule. Writes: exception (agreement_id, act, clause_id).
-- NULL: never. Acts without an exception have no row.
SELECT
    e.agreement_id,
    e.act,
    min(e.clause_id) AS clause_id
FROM exception_rule AS e
GROUP BY e.agreement_id, e.act
