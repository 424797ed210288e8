"""How long truces last: those that ended, how, and those that still stand."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum


class End(StrEnum):
    """How a truce ended; `ONGOING`: it still stood on its last known day. An unknown end is not `ONGOING` and has no place here."""

    COLLAPSED = "collapsed"
    EXPIRED = "expired"
    SUPERSEDED = "superseded"
    ONGOING = "ongoing"


@dataclass(frozen=True, slots=True)
class PastTruce:
    """One truce of the comparison set.

    days      from its first day of effect to its end, or to the last day it was known to stand; 1 or more
    conflict  truces of one conflict are not independent
    entered   days after its start at which it came into the register, 0: at once
    kind      class of the truce; None: not stated
    """

    name: str
    conflict: str
    days: int
    end: End
    entered: int = 0
    kind: str | None = None


@dataclass(frozen=True, slots=True)
class Step:
    """The share at one day after the start, with its 95 % interval; None where it cannot be given."""

    day: int
    share: float
    low: float | None
    high: float | None
    at_risk: int


@dataclass(frozen=True, slots=True)
class Curve:
    """A share over days, at the days on which it changes."""

    steps: tuple[Step, ...]

    def at(self, day: int) -> Step | None:
        """The step in force on a day; None before the first."""
        past = [one for one in self.steps if one.day <= day]
        return past[-1] if past else None


@dataclass(frozen=True, slots=True)
class Chance:
    """Chance that a truce that stands at its present age still stands `days` days later: median and 95 % interval."""

    days: int
    stands: float
    low: float
    high: float


@dataclass(frozen=True, slots=True)
class Durability:
    """Comparable truces, and what they say of one of a given age.

    by_end      cumulative incidence of each kind of end: they compete, and with the survival they sum to 1
    at_risk     comparable truces that stood at this age
    """

    truces: int
    conflicts: int
    age: int
    at_risk: int
    survival: Curve
    by_end: dict[str, Curve]
    chances: tuple[Chance, ...]
