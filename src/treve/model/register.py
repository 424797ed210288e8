"""Two registers of one conflict: their entries, and what came of matching them."""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass
from decimal import Decimal
from enum import StrEnum

from treve.model.published_total import Bounds, PublishedTotal


@dataclass(frozen=True, slots=True)
class Entry:
    """One incident as one register has it.

    entry_id       its id in the register; row: number of the data row in the file, from 1
    first, last    local days on which it may have happened, both included
    radius_km      the place lies within this distance of the point; None: the point bounds nothing, or there is none
    deaths         lowest and highest number stated; None: not stated
    perpetrators   actor ids of the alleged perpetrators; empty: nobody named, or nobody known by that name
    recorder       as written; empty: not stated
    """

    entry_id: str
    row: int
    first: dt.date
    last: dt.date
    place: str
    admin1: str | None
    latitude: float | None
    longitude: float | None
    radius_km: float | None
    act: str | None
    deaths: tuple[int | None, int | None]
    perpetrators: frozenset[str]
    targets: frozenset[str]
    recorder: str


class MatchOutcome(StrEnum):
    """What became of an entry.

    matched      both registers have it, and nothing they say of it differs
    conflicting  both have it, with different blame, toll, place or day
    ambiguous    it could be several entries of the other register: listed, never guessed
    only_left    no entry on the right could be the same
    only_right   no entry on the left could be the same
    """

    MATCHED = "matched"
    CONFLICTING = "conflicting"
    AMBIGUOUS = "ambiguous"
    ONLY_LEFT = "only_left"
    ONLY_RIGHT = "only_right"


class Conflict(StrEnum):
    """What two entries of one incident say differently."""

    BLAME = "blame"
    TOLL = "toll"
    PLACE = "place"
    DAY = "day"


@dataclass(frozen=True, slots=True)
class RegisterMatch:
    """One incident as the registers have it; an ambiguous one is a pair that could be the same, and each is listed.

    likeness  chance that both tell one incident, 0 to 1, by the rule of matching; None where only one register has it
    """

    outcome: MatchOutcome
    left: Entry | None
    right: Entry | None
    likeness: float | None
    conflicts: tuple[Conflict, ...] = ()


class Refusal(StrEnum):
    """Why no number is given for what neither register has."""

    NOT_ASSUMED = "not_assumed"
    SAME_RECORDER = "same_recorder"
    NO_COMMON_DAYS = "no_common_days"
    TOO_FEW_IN_BOTH = "too_few_in_both"
    TOO_MANY_AMBIGUOUS = "too_many_ambiguous"


@dataclass(frozen=True, slots=True)
class Unrecorded:
    """Incidents that neither register has, if the two were independent; or why no number is given.

    left, right, both   entries on the days both registers cover
    low, high           95 % interval of those in neither; estimate: the point; None with a refusal
    """

    refusal: Refusal | None
    left: int
    right: int
    both: int
    estimate: float | None = None
    low: float | None = None
    high: float | None = None


@dataclass(frozen=True, slots=True)
class Reconciliation:
    """Two registers of incidents held against each other; every entry of each stands in `matches` at least once."""

    left: str
    right: str
    left_entries: int
    right_entries: int
    matches: tuple[RegisterMatch, ...]
    unrecorded: Unrecorded

    def count(self, outcome: MatchOutcome) -> int:
        """How many incidents, or ambiguous pairs, have this outcome."""
        return sum(match.outcome is outcome for match in self.matches)


@dataclass(frozen=True, slots=True)
class TotalPair:
    """What two registers of totals say for the same days, place and measure.

    left, right        the figures; None: not printed
    implied            sides ("left", "right") whose 0 follows from a complete list of places that does not name this one
    difference         right minus left: lowest and highest; None: one side says nothing
    both               incidents that can stand in both registers: lowest and highest
    distinct           different incidents behind the two figures: lowest and highest
    confirmed_by_left  how many of the right's the left's recorder says it confirms; None: not stated
    """

    first: dt.date | None
    last: dt.date | None
    place: str
    measure: str
    left: PublishedTotal | None
    right: PublishedTotal | None
    left_bounds: Bounds | None
    right_bounds: Bounds | None
    implied: tuple[str, ...]
    difference: tuple[Decimal | None, Decimal | None] | None
    both: Bounds | None
    distinct: Bounds | None
    confirmed_by_left: Bounds | None
    confirmed_by_right: Bounds | None
    contradictions: tuple[str, ...] = ()
