"""Numbers that others printed, kept as printed, and what an audit of them found."""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass
from decimal import Decimal
from enum import StrEnum


@dataclass(frozen=True, slots=True)
class Bounds:
    """What a printed figure allows, both ends included; high None: no upper end.

    12 gives 12–12, "at least 12" 12 and no end, "up to 70" 0–70; a figure not printed, or only about right, 0 and no end.
    """

    low: Decimal
    high: Decimal | None

    def __add__(self, other: Bounds) -> Bounds:
        high = None if self.high is None or other.high is None else self.high + other.high
        return Bounds(self.low + other.low, high)

    def below(self, other: Bounds) -> bool:
        """Whether every number these bounds allow is smaller than every number the others allow."""
        return self.high is not None and self.high < other.low

    def apart(self, other: Bounds) -> bool:
        """Whether no number fits both."""
        return self.below(other) or other.below(self)

    @property
    def exact(self) -> bool:
        """Whether one number alone fits."""
        return self.low == self.high


class PartKind(StrEnum):
    """How a part belongs to its total.

    complete    the parts listed are meant to be all of it; complete_b, complete_c, … is a further, independent partition
    partial     the source names only some parts, or the rest could not be read
    """

    COMPLETE = "complete"
    PARTIAL = "partial"


@dataclass(frozen=True, slots=True)
class PublishedTotal:
    """One figure as someone printed it.

    line          line of the file on which the row starts, from 1
    first, last   days it speaks of, both included; None: not stated
    party_blamed  actors it blames, in order of id; empty: it blames nobody
    value         the figure as written; bounds: the numbers it allows
    part_of       id of the total it is a part of; partition: complete, complete_b, … or partial
    """

    line: int
    total_id: str
    source: str
    recorder: str
    url: str
    first: dt.date | None
    last: dt.date | None
    place: str
    party_blamed: tuple[str, ...]
    measure: str
    value: str
    bounds: Bounds
    part_of: str | None
    partition: str | None
    note: str


@dataclass(frozen=True, slots=True)
class RowFault:
    """One value of a file of totals that cannot be read; its row is left out of every check.

    total_id, part_of  of the row, as written; what the row was a part of can no longer be summed
    """

    line: int
    column: str
    value: str
    expected: str
    total_id: str
    part_of: str


class CheckKind(StrEnum):
    """What was compared.

    complete_parts   parts meant to be all of a total, against the total
    partial_parts    some parts of a total, against the total
    same_figure      figures of one recorder for the same days, place, blamed party and measure
    days_within      figures for days within a longer period, against the figure for the period
    days_that_fill   figures that together fill a period, against the figure for the period
    carried_over     one figure that is tied to periods of different length
    """

    COMPLETE_PARTS = "complete_parts"
    PARTIAL_PARTS = "partial_parts"
    SAME_FIGURE = "same_figure"
    DAYS_WITHIN = "days_within"
    DAYS_THAT_FILL = "days_that_fill"
    CARRIED_OVER = "carried_over"


class Outcome(StrEnum):
    """What a comparison shows.

    adds_up      the figures can all be right
    difference   they cannot all be right
    look         they can all be right only under a condition that the file does not settle
    cannot_tell  a figure is missing or open, so that nothing follows
    """

    ADDS_UP = "adds_up"
    DIFFERENCE = "difference"
    LOOK = "look"
    CANNOT_TELL = "cannot_tell"


class CheckReason(StrEnum):
    """Why a comparison asks for a look, or cannot be made."""

    PART_NOT_READ = "part_not_read"
    TOTAL_NOT_READ = "total_not_read"
    SHARES_AND_COUNTS = "shares_and_counts"
    FIGURE_OPEN = "figure_open"
    PARTS_MAY_OVERLAP = "parts_may_overlap"
    PERIODS_MAY_OVERLAP = "periods_may_overlap"
    TWO_PERIODS = "two_periods"


@dataclass(frozen=True, slots=True)
class TotalCheck:
    """One comparison: the figure that is checked, those it is held against, and what they come to.

    stated   what the figure allows; counted: what the others come to
    """

    kind: CheckKind
    outcome: Outcome
    total: PublishedTotal
    against: tuple[PublishedTotal, ...]
    stated: Bounds
    counted: Bounds
    reason: CheckReason | None = None


@dataclass(frozen=True, slots=True)
class Audit:
    """The checks of one file of published totals, in order of line, and the rows that could not be read."""

    path: str
    rows: int
    totals: tuple[PublishedTotal, ...]
    faults: tuple[RowFault, ...]
    checks: tuple[TotalCheck, ...]

    def found(self, outcome: Outcome) -> tuple[TotalCheck, ...]:
        """The checks of one outcome."""
        return tuple(check for check in self.checks if check.outcome is outcome)
