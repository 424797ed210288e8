"""Vague days: an incident that may lie on several days is drawn onto one of them, many times, and never stacked on the first."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
import numpy.typing as npt

from treve.analyse.mixture import Mixture
from treve.errors import BadValue

Floats = npt.NDArray[np.float64]
Integers = npt.NDArray[np.int64]

IMPUTATIONS = 20


@dataclass(frozen=True, slots=True)
class Spans:
    """Incidents of several possible days, as offsets from the first day of a window; first and last day are both included.

    weights  what each counts: 1 for events, its deaths for deaths
    """

    first: Integers
    last: Integers
    weights: Floats


def share_inside(spans: Spans, days: int) -> Floats:
    """For each incident the share of its possible days that lie in a window of this length, each day being as likely."""
    overlap = np.minimum(spans.last, days - 1) - np.maximum(spans.first, 0) + 1
    inside: Floats = np.maximum(overlap, 0) / (spans.last - spans.first + 1)
    return inside


def stacked(spans: Spans, days: int) -> float:
    """What the window would count if every incident were put on its first day: the mistake to show, never to make."""
    return float(spans.weights[(spans.first >= 0) & (spans.first < days)].sum())


def expected(spans: Spans, days: int, longer_than: int | None = None) -> float:
    """Expected count in the window, each possible day being as likely; only spans of more days than `longer_than`, if given."""
    length = spans.last - spans.first + 1
    kept = np.ones(length.size, dtype=bool) if longer_than is None else length > longer_than
    return float((spans.weights * share_inside(spans, days))[kept].sum())


def draw(spans: Spans, days: int, generator: np.random.Generator, daily: Floats | None = None) -> Floats:
    """One imputation: each incident falls on one of its possible days; what falls outside the window is gone.

    daily   exact-dated counts of the window: a day weighs its count plus ½, a day outside the mean count plus ½; None: all alike
    Result  counts to add to each day of the window
    """
    uniform = generator.integers(spans.first, spans.last + 1)
    days_drawn = uniform if daily is None else _weighted_days(spans, days, generator, daily)
    inside = (days_drawn >= 0) & (days_drawn < days)
    return np.bincount(days_drawn[inside], weights=spans.weights[inside], minlength=days).astype(float)


def _weighted_days(spans: Spans, days: int, generator: np.random.Generator, daily: Floats) -> Integers:
    if daily.size != days:
        raise BadValue("vague_days", "daily", str(daily.size), f"{days} days")
    outside = float(daily.mean()) + 0.5
    drawn = np.empty(spans.first.size, dtype=np.int64)
    for at, (first, last) in enumerate(zip(spans.first, spans.last, strict=True)):
        possible = np.arange(first, last + 1)
        inside = (possible >= 0) & (possible < days)
        weight = np.full(possible.size, outside)
        weight[inside] = daily[possible[inside]] + 0.5
        drawn[at] = generator.choice(possible, p=weight / weight.sum())
    return drawn


def pooled(posteriors: list[Mixture]) -> Mixture:
    """One posterior from those of all imputations: their draws pooled in equal parts."""
    if not posteriors:
        raise BadValue("vague_days", "posteriors", "none", "at least one imputation")
    return Mixture(
        np.concatenate([one.weights for one in posteriors]) / len(posteriors),
        np.concatenate([one.means for one in posteriors]),
        np.concatenate([one.deviations for one in posteriors]),
    )


def pooled_estimate(estimates: Floats, variances: Floats) -> tuple[float, float]:
    """Mean of the estimates, and its variance W + (1 + 1/M) B: within an imputation, and between M of them.

    Raises BadValue with fewer than two imputations.
    """
    if estimates.size < 2 or estimates.size != variances.size:
        raise BadValue("vague_days", "estimates", str(estimates.size), "at least two estimates, each with its variance")
    between = float(estimates.var(ddof=1))
    return float(estimates.mean()), float(variances.mean()) + (1 + 1 / estimates.size) * between
