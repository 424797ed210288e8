-- Rule: what are the odds of each compared pair, rivals not yet looked at?
-- Source: the odds of its pattern. Odds are whole thousandths, so that sums do not depend on the order of the rows.
-- Reads: step_pattern_pair, step_odds. Writes: step_scored_pair. Pairs with odds below 1 to 200 are left out. In order of the
-- reports.
-- NULL: never.
SELECT p.report_1, p.report_2, p.register_1, p.register_2, p.part_of_whole, p.pattern, o.odds
FROM step_pattern_pair AS p
JOIN step_odds AS o ON o.pattern = p.pattern
WHERE o.odds >= 5
  AND p.register_1 <> p.register_2
ORDER BY p.report_1, p.report_2
