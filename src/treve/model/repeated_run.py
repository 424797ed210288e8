"""What comes of making a run again, and of holding two runs against each other."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum


@dataclass(frozen=True, slots=True)
class TableCompared:
    """One table of both runs: SHA-256 of its rows then and now; None where the table does not exist."""

    table: str
    then: str | None
    now: str | None

    @property
    def equal(self) -> bool:
        """Whether the same rows stand in both."""
        return self.then == self.now


@dataclass(frozen=True, slots=True)
class Rerun:
    """A run made again.

    version_then, version_now  of treve
    tables                     every table that was compared, in order of name
    not_compared               tables added to the run later that could not be made again
    """

    folder: str
    version_then: str
    version_now: str
    tables: tuple[TableCompared, ...]
    not_compared: tuple[str, ...] = ()

    @property
    def different(self) -> tuple[str, ...]:
        """Names of the tables that are not the same."""
        return tuple(one.table for one in self.tables if not one.equal)


class Cause(StrEnum):
    """Why a number of one run is another in the next, in the order in which the causes are exchanged."""

    VERSION = "version"
    DATA = "data"
    AGREEMENT = "agreement"
    DECISION = "decision"
    SETTING = "setting"


@dataclass(frozen=True, slots=True)
class Part:
    """How much of a change one cause makes.

    change  last minus first value; None where a value is no number or stands in one run only
    """

    cause: Cause
    change: float | None


@dataclass(frozen=True, slots=True)
class NumberChanged:
    """One number of summary.json that is not the same in both runs.

    path    its keys, joined by dots; agreements and readings by their ids
    first, last  its value in either run; None where it does not stand there
    parts   what each cause makes of the change, those that change nothing left out; empty: cannot be told apart
    """

    path: str
    first: object
    last: object
    parts: tuple[Part, ...]


@dataclass(frozen=True, slots=True)
class CauseFound:
    """One thing that is not the same in what two runs were made from, and in what it differs, a line each."""

    cause: Cause
    details: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Difference:
    """Two runs held against each other.

    causes        what differs in what they were made from
    numbers       what differs in what they say, in order of path
    inseparable   why the causes could not be told apart number by number; None: they could
    """

    first: str
    last: str
    causes: tuple[CauseFound, ...]
    numbers: tuple[NumberChanged, ...]
    inseparable: str | None = None
