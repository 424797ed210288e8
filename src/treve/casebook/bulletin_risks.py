"""What publishing an edition could do to people, found before anybody approves it.

Project rule, not a fact about the field: which risk stops a publication, and which somebody may take with a reason, stands here.
"""

from __future__ import annotations

import datetime as dt
from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import asdict, dataclass
from typing import Any

from sqlalchemy import Connection, select

from treve.casebook import protection, schema
from treve.casebook.audiences import GRAINS, Audience, period_of
from treve.casebook.bulletin_readers import AUDIENCE, Reach
from treve.casebook.visible import Viewer
from treve.errors import NotFound

# In a run, the reports of a casebook are those of the source `table` whose own id is one of ours.
_IN_RUN = "table:R-"
# To parties and the public nothing goes to whose use its person did not agree.
_CONSENT_STOPS = (Audience.PARTIES, Audience.PUBLIC)


@dataclass(frozen=True, slots=True)
class Risk:
    """One kind of risk: how many things it is about, and whether it stops the publication.

    no_consent           reports whose person did not agree to this use
    in_danger            reports whose person is in danger
    has_sealed           reports with a sealed part: none of it is in the edition, but place and day may tell who it was
    finer_place          incidents told with a place or a point finer than the grain of these readers
    finer_day            incidents told with days finer than that
    small_number         numbers of the breakdowns that are smaller than the smallest that is told to these readers
    told_late            incidents of earlier periods told for the first time: what came in since stands alone
    could_be_worked_out  numbers that a reader could work out, from this and earlier releases, though they are too small to be told
    """

    code: str
    number: int
    stops: bool = False

    def plain(self) -> dict[str, Any]:
        """As plain values."""
        return asdict(self)

    @classmethod
    def from_plain(cls, value: Mapping[str, Any]) -> Risk:
        """From plain values."""
        return cls(value["code"], value["number"], value["stops"])


def reports_in(incidents: Sequence[Mapping[str, Any]]) -> tuple[str, ...]:
    """The casebook's reports that the incidents of an edition name."""
    named = {report for one in incidents for report in one["reports"] if report.startswith(_IN_RUN)}
    return tuple(sorted(one.removeprefix("table:") for one in named))


def of_reports(connection: Connection, viewer: Viewer, reach: Reach, reports: Sequence[str]) -> list[Risk]:
    """Risks for the people who reported. A report that the viewer cannot see counts as not agreed: nobody can vouch for it."""
    audience = AUDIENCE[reach]
    if audience is None or not reports:
        return []
    not_agreed = in_danger = 0
    for report in reports:
        try:
            found = protection.as_it_stands(connection, viewer, report)
        except NotFound:
            not_agreed += 1
            continue
        not_agreed += GRAINS[audience].use not in found["consent"]
        in_danger += bool(found["threat"])
    content = schema.content
    sealed = select(content.c.subject).where(content.c.subject_kind == "sealed", content.c.subject.in_(reports))
    return _some(
        Risk("no_consent", not_agreed, audience in _CONSENT_STOPS),
        Risk("in_danger", in_danger),
        Risk("has_sealed", len(set(connection.scalars(sealed)))),
    )


def of_edition(reach: Reach, plain: Mapping[str, Any]) -> list[Risk]:
    """Risks of the figures of an edition, from its JSON."""
    audience = AUDIENCE[reach]
    if audience is None:
        return []
    grain = GRAINS[audience]
    incidents = plain["incidents"]
    small = sum(0 < number < grain.least for key in ("act", "admin1") for number in _counts(incidents, key).values())
    return _some(
        Risk("finer_place", sum(one["place"] is not None or one["latitude"] is not None for one in incidents)),
        Risk("finer_day", sum(_finer(one, grain.period) for one in incidents)),
        Risk("small_number", small),
        Risk("told_late", plain["late_additions"]["incidents"]),
    )


def _counts(incidents: Sequence[Mapping[str, Any]], key: str) -> Counter[str]:
    return Counter(str(one[key]) for one in incidents)


def _finer(one: Mapping[str, Any], period: str) -> bool:
    """Are the days of an incident told more finely than by whole periods?"""
    if period == "day":
        return False
    first, last = dt.date.fromisoformat(one["first_day"]), dt.date.fromisoformat(one["last_day"])
    low, until = period_of(first, period)
    return (first, last + dt.timedelta(days=1)) != (low, until)


def _some(*risks: Risk) -> list[Risk]:
    return [one for one in risks if one.number]
