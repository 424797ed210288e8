"""An agreement as data: what was signed, when it holds, whom it binds, where, and what it forbids.

Made from a YAML file by `agreements/file.py`; which assertions count is decided by `agreements/readings.py`.
"""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass
from enum import StrEnum


class TimeKind(StrEnum):
    """The four times of an agreement, kept apart."""

    DECLARED = "declared"
    SIGNED = "signed"
    EFFECTIVE = "effective"
    ENDED = "ended"


class Says(StrEnum):
    """What an assertion's word comes to.

    bound, not_bound        the group is, or is not, a party
    conditional             it may become one (may opt in, bound if joined): nothing under `strict`, bound under `presumed`
    excluded, not_excluded  the truce is, or is not, declared not to cover it
    nothing                 the word decides nothing (not on one list, talks frozen)
    """

    BOUND = "bound"
    NOT_BOUND = "not_bound"
    CONDITIONAL = "conditional"
    EXCLUDED = "excluded"
    NOT_EXCLUDED = "not_excluded"
    NOTHING = "nothing"


class About(StrEnum):
    """What an assertion is about."""

    MEMBERSHIP = "membership"
    SUPPORT = "support"
    EXCLUSION = "exclusion"


class ClauseKind(StrEnum):
    """The kinds of clause."""

    PROHIBITION = "prohibition"
    EXCEPTION = "exception"
    OBLIGATION = "obligation"
    MECHANISM = "mechanism"
    SANCTION = "sanction"


@dataclass(frozen=True, slots=True)
class Evidence:
    """Where a text was read: a span of code points, end excluded, and its words."""

    document: str
    start: int
    end: int
    text: str


@dataclass(frozen=True, slots=True)
class AgreementTime:
    """One assertion of one time.

    value      the wall time or day as stated; None where the asserter only denies an end
    zone       IANA name; None where the text gives none
    utc        the instant, computed from the zone with that year's rules; None for a bare day or a missing zone
    precision  "minute" or "day"
    kind       the asserter's word ("scheduled_end", "declared_over", …); None if nothing is added
    legal_end  for `ended` only: True if it is an expiry, a notice or a supersession, False for a claim of collapse
    """

    time_id: str
    what: TimeKind
    value: dt.datetime | dt.date | None
    zone: str | None
    utc: dt.datetime | None
    precision: str
    kind: str | None
    legal_end: bool
    by: tuple[str, ...]
    in_text: bool
    sources: tuple[str, ...]
    note: str | None


@dataclass(frozen=True, slots=True)
class Assertion:
    """A dated, sourced claim about one actor.

    actor_id   the actor spoken of; None where no actor of the library is meant ("any group that keeps fighting")
    named      the actor as written in the file
    word       the file's own word (signed, joined, not_signed, excluded, supports, …)
    says       what the word comes to
    side       for support: the actor supported
    first, until  days for which it is asserted, the end excluded; None is open
    """

    assertion_id: str
    about: About
    actor_id: str | None
    named: str
    word: str
    says: Says
    side: str | None
    by: tuple[str, ...]
    in_text: bool
    on: dt.date | None
    first: dt.date | None
    until: dt.date | None
    sources: tuple[str, ...]
    note: str | None


@dataclass(frozen=True, slots=True)
class Guarantor:
    """A state or body answerable for one side's compliance; for_side None: which side is not stated."""

    actor_id: str
    role: str
    for_side: str | None
    first: dt.date | None
    until: dt.date | None
    sources: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Unit:
    """A country or one of its divisions; `whole` False means only a part of it is meant, and nobody has said which."""

    country: str
    admin1: str | None
    admin2: str | None
    whole: bool


@dataclass(frozen=True, slots=True)
class Area:
    """A named area with a period of validity and what is known of its extent.

    units    countries or divisions it consists of, wholly or in part; everything else lies outside
    polygon  GeoJSON geometry text, WGS 84, longitude first; None if nobody published a map
    members  ids of polygons that the user gives with --areas and that make up the area
    None of the three: the extent is unknown, and every place is undetermined.
    """

    area_id: str
    name: str
    units: tuple[Unit, ...]
    polygon: str | None
    members: tuple[str, ...]
    first: dt.date | None
    until: dt.date | None
    by: tuple[str, ...]
    sources: tuple[str, ...]


class LineKind(StrEnum):
    """What a line on the map is: where the sides face each other by agreement, or as somebody saw it."""

    CONTACT = "line_of_contact"
    FRONT = "front"


@dataclass(frozen=True, slots=True)
class Line:
    """A line of contact or a front: drawn on maps, never asked by a rule, since a line has no inside.

    geometry  GeoJSON LineString or MultiLineString as text, WGS 84, longitude first
    first     it ran there from this day; until: until before this day; None: not stated
    by        who says so; sources: where it stands
    """

    line_id: str
    name: str
    kind: LineKind
    geometry: str
    first: dt.date | None
    until: dt.date | None
    by: tuple[str, ...]
    sources: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Clause:
    """One numbered provision.

    acts      acts it surely speaks of; may_acts: acts it may speak of (the words leave it open)
    area_id   zone to which it is limited; None: the whole territory
    holders   ids of those who owe it; due: day or wall time; None if no date is stated
    """

    clause_id: str
    kind: ClauseKind
    code: str
    detail: str | None
    acts: tuple[str, ...]
    may_acts: tuple[str, ...]
    area_id: str | None
    holders: tuple[str, ...]
    due: dt.datetime | dt.date | None
    due_rule: str | None
    zone: str | None
    status: str | None
    by: tuple[str, ...]
    sources: tuple[str, ...]
    note: str | None


@dataclass(frozen=True, slots=True)
class Document:
    """A document signed or issued, and its effect (terms, endorses, takes_note, …)."""

    title: str
    effect: str


@dataclass(frozen=True, slots=True)
class Count:
    """A figure someone stated about the agreement (fighters covered, groups signed), as printed."""

    what: str
    value: int
    by: tuple[str, ...]
    on: dt.date | None
    sources: tuple[str, ...]
    note: str | None


@dataclass(frozen=True, slots=True)
class Agreement:
    """A text that binds named parties from a stated time.

    zone            IANA zone of the territory: local days of the agreement are days there; "unknown" if nobody states one:
                    its bare days are as wide as the clocks of the Earth
    umbrella_names  ids of umbrella actors the text uses
    earlier, later  ids of agreements it follows or is followed by
    path            file it was read from
    """

    agreement_id: str
    title: str
    kind: str
    zone: str
    documents: tuple[Document, ...]
    times: tuple[AgreementTime, ...]
    end_reason: str | None
    guarantors: tuple[Guarantor, ...]
    assertions: tuple[Assertion, ...]
    umbrella_names: tuple[str, ...]
    territory: tuple[Area, ...]
    excluded_areas: tuple[Area, ...]
    zones: tuple[Area, ...]
    lines: tuple[Line, ...]
    map_note: str | None
    clauses: tuple[Clause, ...]
    counts: tuple[Count, ...]
    earlier: tuple[str, ...]
    later: tuple[str, ...]
    sources: tuple[str, ...]
    evidence: tuple[Evidence, ...]
    path: str


@dataclass(frozen=True, slots=True)
class Notice:
    """Something a reader of the file should know that is no fault: an unlisted asserter, a zone without a map."""

    where: str
    text: str
