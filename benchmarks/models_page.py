"""Write docs/models.md from models_results.json.

python -m benchmarks.models_page
"""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

from benchmarks.alarm_rates import FRESH, PRINTED, SLOW_FRESH, TRUTHS
from benchmarks.models import EXPERIMENTS, RESULTS
from treve.analyse.alarms import PROMISED

PAGE = Path(__file__).parents[1] / "docs" / "models.md"

HEAD = """# How far the models beyond the effect can be trusted

Coverage and false alarms on simulated figures whose truth is known. `python -m benchmarks.models` adds repeats, a dose at a time; each repeat has
a seed of its own; `python -m benchmarks.models_page` writes this page. With 500 repeats a share near .95 has a standard error of .01, with 97 of .02.

What the figures say, plainly:

- Rate ratios by area and front: the 90 % intervals hold the truth in 90 %. They integrate over how far the units are drawn together; with one
  likeliest prior in its place, a large front that halves had dragged fronts that grew below 1, with intervals far too narrow.
- Late reports: intervals hold where delays are steady. Where a register is brought up to date once a week they did not (16 % of replays), so
  that question is refused there (`reports_in_batches`).
- Alarms: as printed, the rules do not keep the rates they promise (first table under "alarms"). EARS C1 and C2, nominal .001, raise twenty to
  seventy times as many: the bound takes the standard deviation of seven weeks as known (with six degrees of freedom a normal count needs
  Student's 5.2 × √(1 + 1/7) = 5.6 standard deviations, not 3.1), and counts are skewed. C3 and CUSUM promise no rate; CUSUM with its printed
  limit is for Poisson counts and raises alarms in half of all weeks on counts as wide as deaths. Farrington's bound of 1996 is normal on the
  2/3 power, too low in the tail of a negative binomial.
- What treve does: the bound of each rule is the height of its own score that quiet weeks, simulated from the mean and the width of the series
  itself, pass once in 100 weeks; second table: nominal .010. The printed bound stands beside it with its own rate. C1, C2 and Farrington keep
  the rate within a fifth on every kind of week tried. C3 and CUSUM, whose alarms come in groups, keep it within a quarter where counts are not
  wider than size 2, but for CUSUM's .0053; on size .5, where two years cannot tell how wide the counts are, they raise up to twice as many.
  Farrington flexible raises fewer on thin Poisson weeks, where its bound moves by whole incidents. A rule that cannot keep the rate because
  most weeks are empty says so and raises nothing.
- Farrington flexible is that of Noufaily and others (2013): season in ten parts, trend always kept, bound a quantile of the negative binomial.
  Its 31 bounds are those of R surveillance 1.20.3 (`thresholdMethod = "nbPlugin"`), digit for digit. The other bounds of R's flexible form, by its delta
  method, are reproduced to 2e-4 only with a slip in that program: it puts the outlier weights ω in the place of the working weights of the
  fit and then asks the fit for its dispersion, so that the error of the expected count and the test of the trend rest on ω((y − μ)/μ)² where
  ω(y − μ)²/μ is meant. A trend is then kept or dropped by a p-value of other counts, and the error is too small by the factor μ.
  `tests/reference/test_alarms.py` holds both.
- Shares of the excess: the 95 % interval holds the truth in 96 % (it was 90 % before the sums of a handful of drawn weeks were spread as much
  wider as so few blocks vary too little); the bounds for unattributed incidents hold.
- Multiple systems: with 5 % of the links lost the intervals hold the truth in 64 to 90 %, depending on the prior: one more reason never to
  quote one cell.
- How long truces last: where truces differ in nothing that is known, the discrete-time hazard cannot beat Kaplan-Meier when a conflict is held
  out, and does not (equal Brier scores). Where their kind is known and matters, it does.
- Forecasts: `treve backtest` on UCDP GED Syria leaves the default in place; no method beats it in CRPS and Brier score at every horizon. Its
  chances above 30 % are too high (about 10 % come true at one week).
"""


Found = dict[str, Any]


def page(results: dict[str, Found]) -> str:
    """The page as text."""
    lines = [HEAD]
    for name in EXPERIMENTS:
        if name not in results:
            continue
        found = results[name]
        lines += [f"## {name}", "", f"{found['repeats']} repeats.", ""]
        lines += _alarms(found) if name == "alarms" else _means(found)
        lines.append("")
    return "\n".join(lines)


def _means(found: Found) -> list[str]:
    means = [f"| {key} | {_mean(found, key):.3f} |" for key in found["sums"]]
    return ["| | mean |", "|---|---|", *means]


def _alarms(found: Found) -> list[str]:
    """Two tables of false alarms a quiet week, rules down and truths across."""
    lines = []
    for key, head in (("printed", "Bound as printed"), ("kept", "Bound by simulation")):
        lines += [f"| {head} | nominal | {' | '.join(TRUTHS)} |", f"|---|---|{'---|' * len(TRUTHS)}"]
        for rule, printed in PRINTED.items():
            nominal = printed if key == "printed" else 1 / PROMISED
            cells = ["none" if nominal is None else f"{nominal:.3f}"]
            for truth in TRUTHS:
                silent = _mean(found, f"{truth}|{rule}|silent") if key == "kept" else 0.0
                rate = f"{_mean(found, f'{truth}|{rule}|{key}'):.4f}"
                cells.append(rate if silent == 0 else f"{rate}, silent in {100 * silent:.0f} %")
            lines.append(f"| {rule.value.replace('_', ' ')} | {' | '.join(cells)} |")
        lines.append("")
    weeks = f"{found['repeats'] * FRESH:,} weeks each, {found['repeats'] * SLOW_FRESH:,} for the two Farrington rules."
    return [*lines, f"False alarms a week, {weeks} Silent: the share of series in which the rule cannot keep its rate."]


def _mean(found: Found, key: str) -> float:
    return float(found["sums"][key] / found["counts"][key])


def main() -> None:
    """Write the page."""
    PAGE.write_text(page(json.loads(RESULTS.read_text(encoding="utf-8"))), encoding="utf-8")


if __name__ == "__main__":
    main()
