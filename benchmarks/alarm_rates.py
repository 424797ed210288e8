"""False alarms of each rule in quiet weeks: of the bound as printed, and of the bound that treve sets by simulation."""

from __future__ import annotations

import numpy as np
import numpy.typing as npt

from treve.analyse.alarms import QUIET_WEEKS, limit_of, quiet_of, quiet_scores, rules
from treve.model.alarms import AlarmRule

Rng = np.random.Generator
Floats = npt.NDArray[np.float64]

TRUTHS: dict[str, tuple[float, float | None]] = {
    "Poisson, mean 5": (5.0, None),
    "mean 5, size 2": (5.0, 2.0),
    "mean 20, size 2": (20.0, 2.0),
    "mean 20, size .5": (20.0, 0.5),
    "Poisson, mean .7": (0.7, None),
}
PRINTED: dict[AlarmRule, float | None] = {
    AlarmRule.EARS_C1: 0.001,
    AlarmRule.EARS_C2: 0.001,
    AlarmRule.EARS_C3: None,
    AlarmRule.CUSUM: None,
    AlarmRule.FARRINGTON: 0.005,
    AlarmRule.FARRINGTON_FLEXIBLE: 0.01,
}
"""Rate that the printed rule promises; C3 and CUSUM promise none."""
HISTORY, FRESH = 270, 2000
SLOW_QUIET, SLOW_FRESH = QUIET_WEEKS // 10, 400
"""Weeks for the rules with a regression each week."""


def alarm_rates(rng: Rng) -> dict[str, float]:
    """One history of each truth, its bounds, and how often fresh weeks of the same truth pass them."""
    found: dict[str, float] = {}
    for name, truth in TRUTHS.items():
        own = quiet_of(_drawn(truth, rng))
        for kind, rule in rules(HISTORY).items():
            limit = limit_of(quiet_scores(rule, own, SLOW_QUIET if rule.slow else QUIET_WEEKS, rng))
            fresh = quiet_scores(rule, truth, SLOW_FRESH if rule.slow else FRESH, rng)
            found[f"{name}|{kind}|printed"] = float((fresh > rule.printed).mean())
            found[f"{name}|{kind}|kept"] = float((fresh > limit).mean())
            found[f"{name}|{kind}|silent"] = float(np.isinf(limit))
    return found


def _drawn(truth: tuple[float, float | None], rng: Rng) -> Floats:
    mean, size = truth
    drawn = rng.poisson(mean, HISTORY) if size is None else rng.negative_binomial(size, size / (size + mean), HISTORY)
    return drawn.astype(np.float64)
