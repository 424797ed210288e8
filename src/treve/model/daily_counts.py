"""Daily counts around a truce: what every question of `analyse` starts from.

Only incidents of one exact day stand in `rows`; those of several possible days are kept apart in `vague` and never put on a day.
"""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass
from enum import StrEnum


class Front(StrEnum):
    """How a truce stands to an incident.

    covered, excluded, uncovered, unknown  how it stands to the two sides, inside its territory
    outside  the incident lies in the same country, outside the territory
    other    in a table of counts: a front that is not named as covered
    """

    COVERED = "covered"
    EXCLUDED = "excluded"
    UNCOVERED = "uncovered"
    UNKNOWN = "unknown"
    OUTSIDE = "outside"
    OTHER = "other"


class Measure(StrEnum):
    """What is counted: incidents, or deaths by the lowest, best or highest figure stated."""

    EVENTS = "events"
    DEATHS_LOW = "deaths_low"
    DEATHS_BEST = "deaths_best"
    DEATHS_HIGH = "deaths_high"


@dataclass(frozen=True, slots=True)
class DayCount:
    """What one pair of sides in one area did on one day. A day without a row had no exact-day incident.

    between  the two sides as a reader names them
    area     first-order division; None: not stated
    deaths_* sum over the incidents; None where at least one of them does not state the figure
    """

    day: dt.date
    front: Front
    between: str
    area: str | None
    events: int
    deaths_low: int | None
    deaths_best: int | None
    deaths_high: int | None


@dataclass(frozen=True, slots=True)
class VagueIncident:
    """One incident that happened on some day from `first` to `last`, both included, with its deaths; None: not stated."""

    first: dt.date
    last: dt.date
    front: Front
    between: str
    area: str | None
    deaths_low: int | None
    deaths_best: int | None
    deaths_high: int | None


@dataclass(frozen=True, slots=True)
class Effort:
    """How much was watched on one day: monitor-hours, sources, or any other unit, 0 or more; 0: nobody watched."""

    day: dt.date
    amount: float


@dataclass(frozen=True, slots=True)
class DailyCounts:
    """The counts of one data set as one truce sees them.

    first, last  the days the data cover, both included; `last` is the data end
    vague        None: the data set does not say which incidents were left out for a vague day
    effort       empty: not known, so every day counts as watched alike
    source       what a reader calls the data
    ahead        incidents that are left out, since the day they state has not come
    """

    first: dt.date
    last: dt.date
    rows: tuple[DayCount, ...]
    vague: tuple[VagueIncident, ...] | None
    effort: tuple[Effort, ...]
    source: str
    ahead: int = 0
