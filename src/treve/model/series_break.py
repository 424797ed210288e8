"""Breaks in what one recorder counts, beside all others."""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass
from enum import StrEnum


class BreakKind(StrEnum):
    """What kind of break.

    drift  the recorder's share of all reports changed its level: its definition, its reach or its will may have changed
    new    it reports nothing until some day, while others do
    lost   it reports nothing from some day on, while others do
    """

    DRIFT = "drift"
    NEW = "new"
    LOST = "lost"


@dataclass(frozen=True, slots=True)
class RecorderSeries:
    """Reports of one recorder and of all others in periods of equal length; the first starts on `first`."""

    recorder: str
    first: dt.date
    period_days: int
    own: tuple[int, ...]
    others: tuple[int, ...]


@dataclass(frozen=True, slots=True)
class SeriesBreak:
    """One break: on which day the first period after it starts, and how likely one as clear is by chance.

    statistic    drift: twice the log-likelihood ratio; new, lost: the number of silent periods
    p_value      0 to 1, for this test alone
    threshold    the break was called because p_value is at most this: the false-alarm rate of the whole search, shared by its tests
    share_before, share_after  the recorder's share of all reports
    """

    kind: BreakKind
    series: RecorderSeries
    day: dt.date
    statistic: float
    p_value: float
    threshold: float
    share_before: float
    share_after: float


@dataclass(frozen=True, slots=True)
class BreakSearch:
    """The breaks found, the recorders tested, and those with too few reports or periods to say anything."""

    breaks: tuple[SeriesBreak, ...]
    tested: tuple[str, ...]
    too_thin: tuple[str, ...]
    false_alarms: float
