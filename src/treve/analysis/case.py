"""What every question is asked about: one truce and the figures to judge it by."""

from __future__ import annotations

import datetime as dt
from collections.abc import Mapping
from dataclasses import dataclass, field
from pathlib import Path

import numpy as np

from treve.model.daily_counts import DailyCounts
from treve.model.happened import Happened
from treve.model.known import Known
from treve.model.refusal import Refusal
from treve.model.truce import Truce
from treve.model.week_table import WeekTable
from treve.store.protocol import Store

SEED = 20161230
"""Seed of every random draw unless the user gives another."""


@dataclass(frozen=True, slots=True)
class GivenTables:
    """Files that the user gives beside the data; None: not given.

    comparable  truces that this one can be compared with
    happened    what else happened, in YAML, beside what the library holds
    registers   overlaps of three or more registers
    areas       weekly counts by area, where the counts themselves name none
    """

    comparable: Path | None = None
    registers: Path | None = None
    happened: Path | None = None
    areas: Path | None = None


NOTHING_GIVEN = GivenTables()


@dataclass(frozen=True, slots=True)
class Case:
    """One truce and the figures to judge it by.

    counts  daily counts; `counts.last` is the data end
    others  fronts (their `between`) that the covered ones are compared with; None: all that are not covered
    truces  first days of effect of every truce known in the same country, this one too: days that are not truce-free
    seed    seed of every random draw
    as_of   use only what had been reported by this day; None: everything
    known   what had been reported by then, or why that cannot be told; None: everything is used
    names   language → what a `between` of the counts is called in it; a front without an entry keeps its name
    happened  what else happened in the country of the truce
    weeks     weekly counts by area, beside daily ones that name no area; None: not given
    given   tables that the user gives beside the data
    is_empty  no report states a day: every question is refused, and the days of `counts` mean nothing
    store   the tables of the run, for what the counts do not hold (report dates, places, links); None for a table of counts
    """

    truce: Truce
    counts: DailyCounts
    others: tuple[str, ...] | None = None
    truces: tuple[dt.date, ...] = ()
    seed: int = SEED
    as_of: dt.date | None = None
    known: Known | Refusal | None = None
    store: Store | None = None
    given: GivenTables = NOTHING_GIVEN
    names: Mapping[str, Mapping[str, str]] = field(default_factory=dict)
    happened: tuple[Happened, ...] = ()
    weeks: WeekTable | None = None
    is_empty: bool = False

    def generator(self, question: str) -> np.random.Generator:
        """A generator of random numbers of the question's own, so that no question changes another's numbers."""
        return np.random.default_rng([self.seed, *question.encode()])
