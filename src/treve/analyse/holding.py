"""Is it holding at a stated day? Recent rates, late reports allowed for, against the days before and the truce's own calm."""

from __future__ import annotations

import datetime as dt
from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
import numpy.typing as npt

from treve.analyse.reporting_delay import FEWEST_REPORTS, Array, Counts, Delays, completeness, unreported, weekday_share
from treve.model.holding import CompleteDay, Holding, RecentRate, Threshold
from treve.model.refusal import Missing, Refusal

LENGTHS = (7, 14)
OLDEST_DATA = 14
"""Days between the data end and the day of the answer after which nothing is said about that day."""
FEWEST_BEFORE = 28
FEWEST_CALM = 14
SHOWN_FROM = 0.9
"""Completeness from which a day's raw count may be shown."""
BATCHED = 0.6
"""Share of late reports on one day of the week from which delays depend on the weekday: with batches once a week intervals of
95 % held the final count in 16 % of replays (docs/models.md)."""
DRAWS = 4000


@dataclass(frozen=True, slots=True)
class Watched:
    """What is known on the day of the answer.

    as_of      the day of the answer
    data_end   last day the data speak of
    classes    incidents by day and delay, one table for each class of severity; days end with `as_of`
    before     incidents on each day before the truce
    calm       incidents on each day of the truce until the longest of the recent stretches begins
    """

    as_of: dt.date
    data_end: dt.date
    classes: tuple[Delays, ...]
    before: Array
    calm: Array


def holding(watched: Watched, rng: np.random.Generator) -> Holding | Refusal:
    """The state of a truce on the day of the answer.

    Result  a Refusal on stale data, with less than four weeks before the truce, none counted there, or too few reports
            to know how late they come.
    """
    refused = _refused(watched)
    if refused:
        return refused
    spread = dispersion(watched.before)
    shares = [completeness(one, rng, DRAWS) for one in watched.classes]
    missing = np.sum([unreported(one, share, rng) for one, share in zip(watched.classes, shares, strict=True)], axis=0)
    recorded = np.sum([one.so_far for one in watched.classes], axis=0)
    return Holding(
        as_of=watched.as_of,
        data_end=watched.data_end,
        longest_delay=watched.classes[0].reported.shape[1] - 1,
        reports=int(sum(one.reported.sum() for one in watched.classes)),
        dispersion=spread,
        rates=tuple(_recent(length, recorded, missing, watched, spread, rng) for length in LENGTHS),
        last_days=_last_days(watched, recorded, shares),
    )


def dispersion(daily: Array) -> float:
    """Variance of 7-day counts against their mean, at least 1: how much wider than chance the counts vary."""
    weeks = len(daily) // 7
    sums = daily[len(daily) - 7 * weeks :].reshape(weeks, 7).sum(axis=1)
    return max(1.0, float(sums.var(ddof=1) / sums.mean())) if weeks > 1 and sums.sum() else 1.0


def first_reach(daily: Array, before: Array, shares: Sequence[float], start: dt.date) -> tuple[Threshold, ...]:
    """The first day on which the mean of the last seven days reaches each share of the mean before.

    daily   figures of each day of the truce, from its first day on, at least seven
    before  figures of each day before it; nothing is reached where they are all 0
    """
    means = np.convolve(daily, np.ones(7) / 7, mode="valid") if len(daily) >= 7 else np.zeros(0)
    found = []
    for share in shares:
        # A mean computed by adding can fall short of an equal one by a rounding error.
        limit = share * before.mean()
        hits = np.flatnonzero(means >= limit * (1 - 1e-12)) if limit > 0 else np.zeros(0, dtype=np.int64)
        day = int(hits[0]) + 6 if len(hits) else None
        found.append(Threshold(share, day, None if day is None else start + dt.timedelta(days=day), len(daily)))
    return tuple(found)


def _refused(watched: Watched) -> Refusal | None:
    late = (watched.as_of - watched.data_end).days
    reports = int(sum(one.reported.sum() for one in watched.classes))
    if late > OLDEST_DATA:
        values: dict[str, str | int | float] = {
            "data_end": watched.data_end.isoformat(),
            "as_of": watched.as_of.isoformat(),
            "days": late,
        }
        return Refusal(Missing.STALE_DATA, values)
    if len(watched.before) < FEWEST_BEFORE:
        return Refusal(Missing.BEFORE_TOO_SHORT, {"days": len(watched.before), "needed": FEWEST_BEFORE})
    if watched.before.sum() == 0:
        return Refusal(Missing.NOTHING_COUNTED)
    if reports < FEWEST_REPORTS:
        return Refusal(Missing.TOO_FEW_REPORT_DAYS, {"reports": reports, "needed": FEWEST_REPORTS})
    share = max(weekday_share(one) for one in watched.classes)
    if share > BATCHED:
        return Refusal(Missing.REPORTS_IN_BATCHES, {"share": round(100 * share)})
    return None


def _recent(
    length: int, recorded: Counts, missing: Counts, watched: Watched, spread: float, rng: np.random.Generator
) -> RecentRate:
    final = recorded[-length:].sum() + missing[:, -length:].sum(axis=1)
    rate = _rates(final, length, spread, rng)
    before = _rates(np.full(DRAWS, watched.before.sum()), len(watched.before), spread, rng)
    known = len(watched.calm) >= FEWEST_CALM and watched.calm.sum() > 0
    calm = _rates(np.full(DRAWS, watched.calm.sum()), len(watched.calm), spread, rng) if known else None
    return RecentRate(
        days=length,
        recorded=int(recorded[-length:].sum()),
        median=_interval(final)[0],
        low=_interval(final)[1],
        high=_interval(final)[2],
        against_before=_interval(rate / before),
        below_half=float((rate < before / 2).mean()),
        against_calm=None if calm is None else _interval(rate / calm),
        above_calm=None if calm is None else float((rate > calm).mean()),
    )


def _rates(counts: npt.NDArray[np.generic], days: int, spread: float, rng: np.random.Generator) -> Array:
    """Draws of a daily rate: a gamma posterior, as much wider as the counts before the truce are wider than chance."""
    draws: Array = rng.standard_gamma(0.5 + counts.astype(np.float64) / spread) * spread / days
    return draws


def _last_days(watched: Watched, recorded: Counts, shares: Sequence[Array]) -> tuple[CompleteDay, ...]:
    """The last four weeks, the earliest first. The classes of severity weigh as their totals do."""
    weights = np.array([one.reported.sum() for one in watched.classes], dtype=np.float64)
    longest = shares[0].shape[1] - 1
    days = []
    for back in range(min(28, len(recorded)) - 1, -1, -1):
        known = np.stack([share[:, min(back, longest)] for share in shares])
        median, low, high = _interval(weights @ known / weights.sum())
        shown = int(recorded[-1 - back]) if median >= SHOWN_FROM else None
        days.append(CompleteDay(watched.as_of - dt.timedelta(days=back), shown, median, low, high))
    return tuple(days)


def _interval(draws: Array | Counts) -> tuple[float, float, float]:
    median, low, high = np.quantile(draws, [0.5, 0.025, 0.975])
    return float(median), float(low), float(high)
