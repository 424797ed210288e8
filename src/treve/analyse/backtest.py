"""Forecasts made again at each past week from the weeks until then only, beside baselines that anybody could make."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable, Sequence

import numpy as np
import numpy.typing as npt
from scipy.special import gammaln

from treve.analyse import forecast_scores as scores
from treve.analyse.forecast import LOWEST, NEWEST, SIZE, levels, limits
from treve.errors import BadValue
from treve.model.forecast import Backtest, Difference, Score
from treve.model.refusal import Missing, Refusal

Array = npt.NDArray[np.float64]
Method = Callable[[Array, int, np.random.Generator], Array]

SHIPPED = "ewma_nb"
MEMBERS = 200
FIRST_ORIGIN = 60
HORIZONS = (1, 2, 4, 13)
BLOCK = 13
"""Origins in a block of the bootstrap: a quarter of a year, the longest horizon."""
_BINS = np.array([0, 0.02, 0.05, 0.1, 0.15, 0.2, 0.3, 0.5, 1.0 + 1e-9])


def backtest(
    places: Sequence[str],
    weekly: Array,
    first_week: dt.date,
    rng: np.random.Generator,
    horizons: tuple[int, ...] = HORIZONS,
) -> Backtest | Refusal:
    """Score every method at every origin from the 60th week on.

    weekly   (weeks, places) counts, none missing
    Result   a Refusal where fewer than 26 origins are left at the longest horizon, or nothing was counted.
    Raises   BadValue for counts that are missing or negative.
    """
    if not (np.isfinite(weekly).all() and (weekly >= 0).all()):
        raise BadValue("backtest", "weekly", "a missing or negative count", "counts, 0 or more")
    needed = FIRST_ORIGIN + max(horizons) + 26
    if len(weekly) < needed:
        return Refusal(Missing.TOO_FEW_WEEKS, {"weeks": len(weekly), "needed": needed})
    if weekly.sum() == 0:
        return Refusal(Missing.NOTHING_COUNTED)
    told, differences, base, bins = [], [], [], {}
    ensembles = {name: _ensemble(method, weekly, rng) for name, method in METHODS.items()}
    for horizon in horizons:
        came = weekly[FIRST_ORIGIN - 1 + horizon :]
        limit = limits(weekly)[FIRST_ORIGIN - 4 : len(weekly) - 4 - horizon + 1]
        escalated = came > limit
        base.append(float(escalated.mean()))
        each = {}
        for name, ensemble in ensembles.items():
            made = ensemble[: len(came)]
            chance = (made > limit[..., None]).mean(axis=-1)
            each[name] = scores.crps(made, came), scores.brier(chance, escalated)
            told.append(_score(name, horizon, made, came, chance, escalated, each[name]))
            if name == SHIPPED:
                bins[horizon] = scores.reliability(chance, escalated, _BINS)
        differences += [
            Difference(
                name,
                horizon,
                scores.mean_difference(each[name][0], each[SHIPPED][0], BLOCK, rng),
                scores.mean_difference(each[name][1], each[SHIPPED][1], BLOCK, rng),
            )
            for name in METHODS
            if name != SHIPPED
        ]
    return Backtest(
        places=tuple(places),
        weeks=len(weekly),
        first_week=first_week,
        first_origin=FIRST_ORIGIN,
        horizons=horizons,
        base_rate=tuple(base),
        scores=tuple(told),
        differences=tuple(differences),
        reliability=bins,
        shipped=SHIPPED,
        winners=winners(differences),
    )


def winners(differences: Sequence[Difference]) -> tuple[str, ...]:
    """Methods whose CRPS and Brier score beat the shipped method's at every horizon, the whole interval below 0."""
    names = dict.fromkeys(one.method for one in differences)
    lost = {one.method for one in differences if one.crps[2] >= 0 or one.brier[2] >= 0}
    return tuple(name for name in names if name not in lost)


def _ensemble(method: Method, weekly: Array, rng: np.random.Generator) -> Array:
    """(origins, places, members): one forecast for every horizon, made at each origin."""
    return np.stack([method(weekly[:seen], MEMBERS, rng) for seen in range(FIRST_ORIGIN, len(weekly))])


def _score(
    name: str, horizon: int, made: Array, came: Array, chance: Array, escalated: scores.Marks, each: tuple[Array, Array]
) -> Score:
    low, high = np.quantile(made, [0.05, 0.95], axis=-1)
    alarms = scores.budget_alarms(chance)
    right, wrong = int((alarms & escalated).sum()), int((alarms & ~escalated).sum())
    lead, warned = _lead(alarms, escalated, horizon)
    return Score(
        method=name,
        horizon=horizon,
        crps=float(each[0].mean()),
        log_score=float(scores.log_score(made, came).mean()),
        brier=float(each[1].mean()),
        interval=float(scores.interval_score(low, high, came).mean()),
        covered=float(((low <= came) & (came <= high)).mean()),
        precision=right / (right + wrong) if right + wrong else 0.0,
        average_precision=scores.average_precision(chance, escalated),
        false_alarms=wrong / alarms.size * 365.25 / 12 / 7,
        lead_weeks=lead,
        warned=warned,
    )


def _lead(alarms: scores.Marks, escalated: scores.Marks, horizon: int) -> tuple[float | None, float]:
    """Median weeks from the first of the unbroken alarms before an escalation to it, and the share of escalations warned of."""
    leads = []
    total = int(escalated.sum())
    for origin, place in np.argwhere(escalated):
        first = origin
        while first >= 0 and alarms[first, place]:
            first -= 1
        if first < origin:
            leads.append(origin - first - 1 + horizon)
    return (float(np.median(leads)) if leads else None, len(leads) / total if total else 0.0)


def _all_zero(seen: Array, members: int, _rng: np.random.Generator) -> Array:
    return np.zeros((seen.shape[1], members))


def _last_value(seen: Array, members: int, _rng: np.random.Generator) -> Array:
    return np.repeat(seen[-1][:, None], members, axis=1)


def _last_poisson(seen: Array, members: int, rng: np.random.Generator) -> Array:
    return rng.poisson(seen[-1][:, None], (seen.shape[1], members)).astype(np.float64)


def _last_weeks(weeks: int) -> Method:
    def drawn(seen: Array, members: int, rng: np.random.Generator) -> Array:
        chosen: Array = seen[-weeks:][
            rng.integers(0, min(weeks, len(seen)), (members, seen.shape[1])), np.arange(seen.shape[1])
        ].T
        return chosen

    return drawn


def _ewma_nb(seen: Array, members: int, rng: np.random.Generator) -> Array:
    return _negative_binomial(levels(seen, NEWEST)[-1], SIZE, members, rng)


def _ewma_nb_fitted(seen: Array, members: int, rng: np.random.Generator) -> Array:
    """Weight and size that scored best on the weeks until then, all places together; the first 12 weeks only warm up."""
    best = (-np.inf, NEWEST, SIZE)
    for newest in (0.1, 0.25, 0.4):
        level = levels(seen, newest)
        for size in (0.3, 0.5, 0.8, 1.2):
            worth = _log_chance(seen[13:], level[12:-1], size).sum()
            best = max(best, (float(worth), newest, size))
    return _negative_binomial(levels(seen, best[1])[-1], best[2], members, rng)


def _negative_binomial(level: Array, size: float, members: int, rng: np.random.Generator) -> Array:
    drawn = rng.negative_binomial(size, size / (size + np.maximum(level, LOWEST))[:, None], (len(level), members))
    return drawn.astype(np.float64)


def _log_chance(count: Array, mean: Array, size: float) -> Array:
    value: Array = (
        gammaln(count + size)
        - gammaln(size)
        - gammaln(count + 1)
        + size * np.log(size / (size + mean))
        + count * np.log(mean / (size + mean))
    )
    return value


METHODS: dict[str, Method] = {
    "all_zero": _all_zero,
    "last_value": _last_value,
    "last_poisson": _last_poisson,
    "last_12_weeks": _last_weeks(12),
    "last_26_weeks": _last_weeks(26),
    "last_52_weeks": _last_weeks(52),
    "ewma_nb": _ewma_nb,
    "ewma_nb_fitted": _ewma_nb_fitted,
}
"""Baselines, the shipped method, and a challenger: the same with weight and size fitted on the weeks until then."""
