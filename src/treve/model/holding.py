"""Whether a truce is holding at a stated day, late reports allowed for."""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class ChainLadder:
    """Late figures by the chain-ladder method, with Mack's standard errors.

    factors      growth from delay d to d + 1
    complete     share of the final figure known at each delay
    ultimate     final figure of each origin, the earliest first
    error        standard error of each; `total_error` that of their sum
    """

    factors: tuple[float, ...]
    complete: tuple[float, ...]
    ultimate: tuple[float, ...]
    error: tuple[float, ...]
    total: float
    outstanding: float
    total_error: float


@dataclass(frozen=True, slots=True)
class CompleteDay:
    """One of the last days: incidents recorded so far, and the share of its final figure known by now (median, 95 % interval).

    recorded  None where less than nine tenths are known: a raw figure would mislead
    """

    day: dt.date
    recorded: int | None
    complete: float
    low: float
    high: float


@dataclass(frozen=True, slots=True)
class RecentRate:
    """The last days of one length, late reports allowed for.

    recorded  incidents recorded so far
    median, low, high  final figure: median and 95 % interval
    against_before  rate against the days before the truce: median, low, high
    below_half      chance that the rate is below half of the rate before the truce
    against_calm    rate against the truce's own days until then; None where those are too few or without incidents
    above_calm      chance that the rate is above that calm
    """

    days: int
    recorded: int
    median: float
    low: float
    high: float
    against_before: tuple[float, float, float]
    below_half: float
    against_calm: tuple[float, float, float] | None
    above_calm: float | None


@dataclass(frozen=True, slots=True)
class Threshold:
    """The first day on which the mean of the last seven days reaches a share of the mean before the truce.

    day       day of the truce, its first day being 0; None: never until the data end
    followed  days of the truce that were looked at
    """

    share: float
    day: int | None
    date: dt.date | None
    followed: int


@dataclass(frozen=True, slots=True)
class Holding:
    """The state of a truce at one day.

    as_of           the day of the answer: only what had been reported by then is used
    longest_delay   days after which no further report is expected
    reports         incidents whose report day is known, from which completeness is estimated
    dispersion      variance of 7-day counts before the truce against their mean, at least 1
    """

    as_of: dt.date
    data_end: dt.date
    longest_delay: int
    reports: int
    dispersion: float
    rates: tuple[RecentRate, ...]
    last_days: tuple[CompleteDay, ...]
