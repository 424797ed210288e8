"""Survival in days: Kaplan-Meier, cumulative incidence of competing ends, the log-rank test. Delayed entry and clusters allowed."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
import numpy.typing as npt

from treve.errors import BadValue
from treve.model.durability import Curve, Step

Array = npt.NDArray[np.float64]
Ints = npt.NDArray[np.int64]

Z95 = 1.959963984540054


@dataclass(frozen=True, slots=True)
class Lives:
    """Spells to their end or to when they were last seen. Arrays are never changed.

    days      (spells,) above `entered`
    cause     (spells,) 0: still standing when last seen; 1, 2, …: kinds of end
    entered   (spells,) days after the start from which a spell was watched
    cluster   (spells,) spells of one cluster are not independent
    """

    days: Ints
    cause: Ints
    entered: Ints
    cluster: Ints

    def __post_init__(self) -> None:
        if not len(self.days) or (self.days <= self.entered).any() or (self.entered < 0).any():
            raise BadValue(
                "Lives", "days", str(self.days), "at least one spell, each longer than the days before it was watched"
            )


@dataclass(frozen=True, slots=True)
class _Table:
    """At each day with an end: spells at risk and ends."""

    days: Ints
    at_risk: Array
    ends: Array


def kaplan_meier(lives: Lives, clustered: bool = False) -> Curve:
    """Share still standing after each day with an end, any kind.

    clustered  standard errors from the sums over clusters, else Greenwood's
    Intervals  95 %, on the logarithm of the share, cut at 1; None once the share is 0.
    """
    table = _table(lives, lives.cause > 0)
    hazard = table.ends / table.at_risk
    share = np.cumprod(1 - hazard)
    if clustered:
        variance = _by_cluster(lives, table, hazard)
    else:
        with np.errstate(divide="ignore", invalid="ignore"):
            variance = np.cumsum(table.ends / (table.at_risk * (table.at_risk - table.ends)))
    steps = []
    for place, day in enumerate(table.days):
        known = share[place] > 0 and np.isfinite(variance[place])
        width = Z95 * float(np.sqrt(variance[place])) if known else 0.0
        low = float(share[place] * np.exp(-width)) if known else None
        high = min(1.0, float(share[place] * np.exp(width))) if known else None
        steps.append(Step(int(day), float(share[place]), low, high, int(table.at_risk[place])))
    return Curve(tuple(steps))


def median_days(curve: Curve) -> tuple[int | None, int | None, int | None]:
    """The first day by which half have ended, and the days at which the limits fall to one half; None: not reached."""

    def first(values: list[tuple[int, float | None]]) -> int | None:
        return next((day for day, value in values if value is not None and value <= 0.5), None)

    return (
        first([(one.day, one.share) for one in curve.steps]),
        first([(one.day, one.low) for one in curve.steps]),
        first([(one.day, one.high) for one in curve.steps]),
    )


def cumulative_incidence(lives: Lives, cause: int, rng: np.random.Generator, draws: int = 500) -> Curve:
    """Share ended by one cause, the other ends competing: the sum over days of S(before) x ends of the cause / at risk.

    Intervals  95 %, whole clusters drawn again; None with fewer than two clusters.
    """
    table = _table(lives, lives.cause > 0)
    share = _incidence(lives, cause, table.days)
    limits = np.full((2, len(table.days)), np.nan)
    clusters = np.unique(lives.cluster)
    if len(clusters) > 1:
        members = [np.flatnonzero(lives.cluster == one) for one in clusters]
        drawn = []
        for _ in range(draws):
            chosen = np.concatenate([members[one] for one in rng.integers(0, len(clusters), len(clusters))])
            again = Lives(lives.days[chosen], lives.cause[chosen], lives.entered[chosen], lives.cluster[chosen])
            drawn.append(_incidence(again, cause, table.days))
        limits = np.quantile(np.array(drawn), [0.025, 0.975], axis=0)
    return Curve(
        tuple(
            Step(
                int(day),
                float(share[place]),
                _known(limits[0, place]),
                _known(limits[1, place]),
                int(table.at_risk[place]),
            )
            for place, day in enumerate(table.days)
        )
    )


def log_rank(lives: Lives, group: Ints) -> float:
    """Chi-squared of the log-rank test of two or more groups."""
    kinds = np.unique(group)
    table = _table(lives, lives.cause > 0)
    at_risk = np.array([_at_risk(lives, table.days, group == kind) for kind in kinds])
    ends = np.array(
        [[((lives.days == day) & (lives.cause > 0) & (group == kind)).sum() for day in table.days] for kind in kinds]
    )
    surplus = (ends - at_risk * table.ends / table.at_risk).sum(axis=1)
    share = at_risk / table.at_risk
    factor = table.ends * (table.at_risk - table.ends) / np.maximum(table.at_risk - 1, 1)
    spread = np.diag((share * factor).sum(axis=1)) - (share * factor) @ share.T
    return float(surplus[:-1] @ np.linalg.solve(spread[:-1, :-1], surplus[:-1]))


def at_risk(lives: Lives, day: int) -> int:
    """Spells watched and still standing when a day begins."""
    return int(((lives.entered < day) & (lives.days >= day)).sum())


def _known(value: float) -> float | None:
    return float(value) if np.isfinite(value) else None


def _incidence(lives: Lives, cause: int, days: Ints) -> Array:
    """Cumulative incidence of one cause on given days."""
    table = _table(lives, lives.cause > 0)
    before = np.concatenate([[1.0], np.cumprod(1 - table.ends / table.at_risk)[:-1]])
    own = np.array([((lives.days == day) & (lives.cause == cause)).sum() for day in table.days])
    share = np.concatenate([[0.0], np.cumsum(before * own / table.at_risk)])
    found: Array = share[np.searchsorted(table.days, days, side="right")]
    return found


def _table(lives: Lives, ended: npt.NDArray[np.bool_]) -> _Table:
    days = np.unique(lives.days[ended])
    ends = np.array([(ended & (lives.days == day)).sum() for day in days], dtype=np.float64)
    return _Table(days, _at_risk(lives, days, np.ones(len(lives.days), dtype=np.bool_)), ends)


def _at_risk(lives: Lives, days: Ints, wanted: npt.NDArray[np.bool_]) -> Array:
    watched = (lives.entered[:, None] < days) & (lives.days[:, None] >= days) & wanted[:, None]
    found: Array = watched.sum(axis=0).astype(np.float64)
    return found


def _by_cluster(lives: Lives, table: _Table, hazard: Array) -> Array:
    """Variance of the logarithm of the share: each spell's part in it, summed over clusters, squared."""
    watched = (lives.entered[:, None] < table.days) & (lives.days[:, None] >= table.days)
    ended = (lives.days[:, None] == table.days) & (lives.cause[:, None] > 0)
    with np.errstate(divide="ignore", invalid="ignore"):
        part = (ended - watched * hazard) / (table.at_risk * (1 - hazard))
    influence = np.cumsum(np.where(watched, part, 0.0), axis=1)
    clusters = np.unique(lives.cluster)
    sums = np.array([influence[lives.cluster == one].sum(axis=0) for one in clusters])
    number = len(clusters)
    squares: Array = (sums**2).sum(axis=0) * (number / (number - 1) if number > 1 else np.nan)
    return squares
