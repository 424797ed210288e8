"""The answer to the first question as a whole: every measure, what made the numbers, and what is drawn."""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass

from treve.model.effect import MeasuredEffect, Plan, WeeklyAreas
from treve.model.happened import Happened
from treve.model.known import Known
from treve.model.refusal import Refusal


@dataclass(frozen=True, slots=True)
class DailyPicture:
    """Daily incidents around the start, to be drawn; None on a day nobody watched.

    without  covered fronts without the area that carries the change; None: no area does
    truces   first days of every known truce in these days
    happened what else is known to have happened in these days
    """

    first: dt.date
    covered: tuple[float | None, ...]
    others: tuple[float | None, ...]
    without: tuple[float | None, ...] | None
    area: str | None
    truces: tuple[dt.date, ...]
    happened: tuple[Happened, ...] = ()


@dataclass(frozen=True, slots=True)
class EffectAnswer:
    """The answer to the first question, for events and for deaths by the lowest, best and highest figures.

    title         of the truce
    measures      one entry each; a Refusal where the figures do not allow it
    model, draws, seed, data_end  what made the numbers
    other_fronts  names of the fronts compared with
    silent_days   longest run of days in the window on which no front recorded anything: a gap in coverage, or peace everywhere
    truce_ended   a legal end inside the days compared; None: there is none
    daily         incidents a day around the start
    known         what had been reported by the day of the answer; None: everything is used
    weekly_areas  which area carries the change, by a weekly table of areas; None: none is given
    summary       verdict, failed condition, median, low and high of events, for summary.json
    """

    title: str
    plan: Plan
    measures: dict[str, MeasuredEffect | Refusal]
    model: str
    seed: int
    data_end: dt.date
    source: str
    covered_fronts: tuple[str, ...]
    other_fronts: tuple[str, ...]
    silent_days: int
    truce_ended: dt.date | None
    daily: DailyPicture
    weekly_areas: WeeklyAreas | Refusal | None
    known: Known | None
    summary: dict[str, str | float | None]
