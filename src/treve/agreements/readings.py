"""Readings: which assertions of an agreement one believes, and what follows for its start, its legal end and its eras.

strict      what stands in the text, what an actor says of itself, what a guarantor says for its side, and nobody of that
            standing contradicts
presumed    contested groups and umbrella names count as bound; the earliest start, the latest legal end
<authority> that authority's own assertions, and `strict` for what it does not speak of
Where each actor stands is worked out in `membership.py`.
"""

from __future__ import annotations

import bisect
import datetime as dt
from collections.abc import Sequence
from dataclasses import dataclass

from treve.agreements.instants import day_start, hull, instant_span
from treve.agreements.kinship import Kinship
from treve.agreements.membership import PRESUMED, STRICT, Bound, Claims, Excluded, Stand
from treve.agreements.reasons import BoundReason, ExcludedReason
from treve.agreements.standing import Standing, authorities, decides, decides_time
from treve.model.agreement import Agreement, AgreementTime, Area, TimeKind
from treve.model.day_span import InstantSpan
from treve.normalise.actor_book import ActorBook
from treve.normalise.zones import UNKNOWN

__all__ = [
    "PRESUMED",
    "STRICT",
    "Era",
    "PartyStatus",
    "ReadingTimes",
    "party_statuses",
    "reading_names",
    "reading_times",
]

_ANY_DAY = dt.date(2000, 1, 1)  # stands for every day where nothing of an agreement is dated


@dataclass(frozen=True, slots=True)
class ReadingTimes:
    """The start and the legal end of one agreement under one reading, in UTC.

    starts_earliest  not in force before it; starts_latest: surely in force from it. Between them it cannot be told.
                     Without a believed start starts_latest is None, and starts_earliest is the first instant at which the agreement
                     may have been declared or signed (None if nobody states that either).
    ends_earliest    surely in force until it; ends_latest: not in force from it. Both None: no legal end is believed.
    """

    agreement_id: str
    reading: str
    starts_earliest: dt.datetime | None
    starts_latest: dt.datetime | None
    ends_earliest: dt.datetime | None
    ends_latest: dt.datetime | None
    start_ids: tuple[str, ...]
    end_ids: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Era:
    """A stretch of time in which no membership, relation or area changes; from_at None: the first, until_at None: the last."""

    agreement_id: str
    era: int
    from_at: dt.datetime | None
    until_at: dt.datetime | None
    day: dt.date


@dataclass(frozen=True, slots=True)
class PartyStatus:
    """Where one actor stands towards one agreement, under one reading, in one era; None: it cannot be told."""

    agreement_id: str
    reading: str
    actor_id: str
    era: int
    bound: Bound
    excluded: Excluded


def reading_names(agreement: Agreement, book: ActorBook) -> tuple[str, ...]:
    """The readings of an agreement: strict, presumed, then every authority whose assertions decide something, sorted."""
    return names_of_readings(agreement, Kinship(book))


def reading_times(agreement: Agreement, book: ActorBook, reading: str) -> ReadingTimes:
    """The start and the legal end under a reading."""
    return Case(agreement, Kinship(book)).times(reading)


def party_statuses(agreement: Agreement, book: ActorBook, reading: str) -> tuple[PartyStatus, ...]:
    """Where every actor stands of which there is something to say, under one reading, in every era of all the readings."""
    case = Case(agreement, Kinship(book))
    return case.statuses(reading, case.eras(case.reading_names()))


def names_of_readings(agreement: Agreement, kinship: Kinship) -> tuple[str, ...]:
    """See `reading_names`; for many agreements, with the relations of the actors laid out once."""
    deciding = [one.by for one in agreement.assertions if decides(one)]
    deciding += [one.by for one in agreement.times if decides_time(one)]
    return STRICT, PRESUMED, *sorted({name for by in deciding for name in authorities(by, kinship)})


class Case:
    """One agreement laid open: readings, times, eras and statuses, from one index of its claims."""

    def __init__(self, agreement: Agreement, kinship: Kinship) -> None:
        self._agreement, self._kinship = agreement, kinship
        self._standing = Standing(agreement, kinship)
        self._claims = Claims(agreement, kinship)
        self._scope = self._actors_spoken_of()
        self._days = {actor_id: self._claims.days_of_change(actor_id) for actor_id in self._scope}
        self._between: dict[tuple[str, str, int], tuple[Bound, Excluded]] = {}
        self._stands: dict[tuple[str, dt.date], Stand] = {}

    def reading_names(self) -> tuple[str, ...]:
        """See `reading_names`."""
        return names_of_readings(self._agreement, self._kinship)

    # Times.

    def times(self, reading: str) -> ReadingTimes:
        """The start and the legal end under a reading."""
        starts = [one for one in self._agreement.times if one.what is TimeKind.EFFECTIVE and one.value is not None]
        ends = [one for one in self._agreement.times if one.legal_end and one.value is not None]
        start_span, start_ids = self._span(reading, starts, latest=False)
        end_span, end_ids = self._span(reading, ends, latest=True)
        return ReadingTimes(
            agreement_id=self._agreement.agreement_id,
            reading=reading,
            starts_earliest=start_span.earliest if start_span else self._announced(),
            starts_latest=start_span.latest if start_span else None,
            ends_earliest=end_span.earliest if end_span else None,
            ends_latest=end_span.latest if end_span else None,
            start_ids=start_ids,
            end_ids=end_ids,
        )

    def _span(
        self, reading: str, times: Sequence[AgreementTime], *, latest: bool
    ) -> tuple[InstantSpan | None, tuple[str, ...]]:
        believed = self._believed_times(reading, times)
        spans = [(span, one.time_id) for one in believed if (span := instant_span(one, self._agreement.zone))]
        if not spans:
            return None, ()
        if reading != PRESUMED:
            return hull(span for span, _ in spans), tuple(time_id for _, time_id in spans)
        instant = max(span.latest for span, _ in spans) if latest else min(span.earliest for span, _ in spans)
        ids = [time_id for span, time_id in spans if instant in (span.earliest, span.latest)]
        return InstantSpan(instant, instant), tuple(ids)

    def _believed_times(self, reading: str, times: Sequence[AgreementTime]) -> list[AgreementTime]:
        if reading == PRESUMED:
            return list(times)
        if reading != STRICT:
            own = [one for one in times if reading in authorities(one.by, self._kinship)]
            if own:
                return own
        return [one for one in times if self._standing.of_time(one)]

    def _announced(self) -> dt.datetime | None:
        """The first instant at which the agreement may have been declared or signed."""
        announced = (TimeKind.DECLARED, TimeKind.SIGNED)
        spans = [instant_span(one, self._agreement.zone) for one in self._agreement.times if one.what in announced]
        return min((span.earliest for span in spans if span), default=None)

    # Eras.

    def eras(self, readings: Sequence[str]) -> tuple[Era, ...]:
        """The eras of the agreement: one where nothing changes under any of the readings."""
        days = self._change_days()
        first = days[0] - dt.timedelta(days=1) if days else self._some_day()
        starts = [
            first,
            *(day for before, day in zip([first, *days], days, strict=False) if self._differ(before, day, readings)),
        ]
        bounds = [None, *(self._boundary(day) for day in starts[1:]), None]
        return tuple(
            Era(self._agreement.agreement_id, number, bounds[number - 1], bounds[number], day)
            for number, day in enumerate(starts, 1)
        )

    def _boundary(self, day: dt.date) -> dt.datetime:
        """The instant at which an era begins: that local day; days of an agreement without a zone are days of UTC here."""
        zone = self._agreement.zone
        return day_start(day, "UTC" if zone == UNKNOWN else zone)

    def _change_days(self) -> list[dt.date]:
        """Days on which something dated begins or ends; the first day of what follows, in order."""
        found: set[dt.date | None] = set()
        for claim in self._agreement.assertions:
            found |= {claim.first, claim.until}
        for guarantor in self._agreement.guarantors:
            found |= {guarantor.first, guarantor.until}
        for area in areas_in_use(self._agreement):
            found |= {area.first, area.until}
        for actor_id in self._scope:
            bonds = (*self._kinship.parents(actor_id), *self._kinship.predecessors(actor_id))
            for bond in bonds:
                found |= {bond.first, bond.until}
        begins = self._begins()
        return sorted(day for day in found if day is not None and (begins is None or day > begins))

    def _begins(self) -> dt.date | None:
        """A day before which the agreement can be in force under no reading: what changes earlier changes nothing."""
        spans = [
            instant_span(one, self._agreement.zone) for one in self._agreement.times if one.what is not TimeKind.ENDED
        ]
        earliest = min((span.earliest for span in spans if span), default=None)
        return earliest.date() - dt.timedelta(days=1) if earliest else None

    def _some_day(self) -> dt.date:
        return self._begins() or _ANY_DAY

    def _differ(self, before: dt.date, day: dt.date, readings: Sequence[str]) -> bool:
        areas = areas_in_use(self._agreement)
        if any(in_being(area, before) != in_being(area, day) for area in areas):
            return True
        return any(
            self._answers(reading, before, actor_id) != self._answers(reading, day, actor_id)
            for reading in readings
            for actor_id in self._scope
        )

    # Statuses.

    def statuses(self, reading: str, eras: Sequence[Era]) -> tuple[PartyStatus, ...]:
        """Where every actor stands of which there is something to say; the others are neither bound nor excluded."""
        found = []
        for era in eras:
            for actor_id in self._scope:
                bound, excluded = self._answers(reading, era.day, actor_id)
                silent = bound.reason is BoundReason.NOT_A_PARTY and excluded.reason is ExcludedReason.NOT_EXCLUDED
                if not silent or self._spoken_of(actor_id):
                    found.append(PartyStatus(self._agreement.agreement_id, reading, actor_id, era.era, bound, excluded))
        return tuple(found)

    def _answers(self, reading: str, day: dt.date, actor_id: str) -> tuple[Bound, Excluded]:
        """An actor without relations is worked out once for all days between which nothing said of it begins or ends."""
        days = self._days[actor_id]
        if days is None:
            return self._answers_on(reading, day, actor_id)
        key = (reading, actor_id, bisect.bisect_right(days, day))
        if key not in self._between:
            self._between[key] = self._answers_on(reading, day, actor_id)
        return self._between[key]

    def _answers_on(self, reading: str, day: dt.date, actor_id: str) -> tuple[Bound, Excluded]:
        stand = self._stands.get((reading, day))
        if stand is None:
            stand = self._stands[(reading, day)] = Stand(self._claims, reading, day)
        return stand.bound(actor_id), stand.excluded(actor_id)

    def _spoken_of(self, actor_id: str) -> bool:
        return any(one.actor_id == actor_id for one in self._agreement.assertions)

    def _actors_spoken_of(self) -> tuple[str, ...]:
        """Actors of which there may be something to say: those named, what they are part of, and what is part of either.

        What else an umbrella name covers is left out where only one of those it covers is named.
        """
        agreement, kinship = self._agreement, self._kinship
        named = {*agreement.umbrella_names}
        for guarantor in agreement.guarantors:
            named |= {guarantor.actor_id, guarantor.for_side or guarantor.actor_id}
        for claim in agreement.assertions:
            if claim.actor_id is not None:
                named |= {claim.actor_id, claim.side or claim.actor_id}
        wholes = {whole for one in named for whole in kinship.sides(one)}
        bodies = {one for one in wholes if one in named or not kinship.is_umbrella(one)}
        return tuple(sorted({*kinship.descendants(bodies), *wholes, *kinship.unidentified}))


def areas_in_use(agreement: Agreement) -> tuple[Area, ...]:
    """The areas on which a finding can rest: the territory, what is carved out, and zones to which a clause is limited."""
    limits = {clause.area_id for clause in agreement.clauses}
    zones = (zone for zone in agreement.zones if zone.area_id in limits)
    return (*agreement.territory, *agreement.excluded_areas, *zones)


def in_being(area: Area, day: dt.date) -> bool:
    """Whether an area is in being on a day."""
    return (area.first is None or area.first <= day) and (area.until is None or day < area.until)
