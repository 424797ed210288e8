"""Agreements laid out for a reader, as data: one in full, several as a list, the times of several in order."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from treve.agreements.clauses import moment_text
from treve.agreements.instants import instant_span
from treve.agreements.kinship import Kinship
from treve.agreements.readings import PRESUMED, STRICT, Case, PartyStatus
from treve.agreements.reasons import BOUND_WORDS, EXCLUDED_WORDS
from treve.model.agreement import About, Agreement, AgreementTime, Area, Clause, ClauseKind, TimeKind, Unit
from treve.normalise.actor_book import ActorBook


@dataclass(frozen=True, slots=True)
class TimeLine:
    """One stated time.

    local, utc  as texts; utc None: a bare day or no zone; local None: the asserter denies an end
    contested   somebody else states another time for the same thing
    """

    agreement_id: str
    what: str
    local: str | None
    zone: str | None
    utc: str | None
    kind: str | None
    legal_end: bool
    by: tuple[str, ...]
    in_text: bool
    contested: bool
    sources: tuple[str, ...]
    note: str | None


@dataclass(frozen=True, slots=True)
class ClaimLine:
    """One claim about an actor: who says what of whom, on which day; contested: others say otherwise."""

    actor: str
    name: str
    word: str
    says: str
    by: tuple[str, ...]
    in_text: bool
    on: dt.date | None
    first: dt.date | None
    until: dt.date | None
    side: str | None
    contested: bool
    sources: tuple[str, ...]
    note: str | None


@dataclass(frozen=True, slots=True)
class StandLine:
    """Where an actor stands under one reading in one era, in words; holds None: it cannot be told."""

    actor: str
    name: str
    reading: str
    era: int
    from_at: str | None
    bound: bool | None
    bound_why: str
    excluded: bool | None
    excluded_why: str


@dataclass(frozen=True, slots=True)
class AreaLine:
    """One area or line: its part (territory, excluded, zone, line of contact, front), its name, and its extent in words."""

    part: str
    area_id: str
    name: str
    extent: str
    first: dt.date | None
    until: dt.date | None
    by: tuple[str, ...]
    sources: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class ClauseLine:
    """One provision; due None: no date is stated."""

    clause_id: str
    kind: str
    code: str
    detail: str | None
    zone_id: str | None
    holders: tuple[str, ...]
    due: str | None
    due_zone: str | None
    due_rule: str | None
    status: str | None
    by: tuple[str, ...]
    sources: tuple[str, ...]
    note: str | None


@dataclass(frozen=True, slots=True)
class Description:
    """Everything an agreement says, in the order a reader asks: what, when, who, where, what is forbidden, what is owed."""

    agreement_id: str
    title: str
    kind: str
    zone: str
    documents: tuple[tuple[str, str], ...]
    readings: tuple[str, ...]
    times: tuple[TimeLine, ...]
    guarantors: tuple[tuple[str, str, str | None], ...]
    parties: tuple[ClaimLine, ...]
    supporting_forces: tuple[ClaimLine, ...]
    excluded_actors: tuple[ClaimLine, ...]
    stands: tuple[StandLine, ...]
    areas: tuple[AreaLine, ...]
    map_note: str | None
    prohibitions: tuple[ClauseLine, ...]
    exceptions: tuple[ClauseLine, ...]
    obligations: tuple[ClauseLine, ...]
    mechanisms: tuple[ClauseLine, ...]
    sanctions: tuple[ClauseLine, ...]
    earlier: tuple[str, ...]
    later: tuple[str, ...]
    sources: tuple[str, ...]
    file: str


@dataclass(frozen=True, slots=True)
class ListLine:
    """One agreement of a list; starts, ends: as stated in the file, several if asserters differ."""

    agreement_id: str
    title: str
    kind: str
    starts: tuple[str, ...]
    ends: tuple[str, ...]
    parties: tuple[str, ...]
    file: str


def describe(agreement: Agreement, book: ActorBook) -> Description:
    """An agreement in full; `stands` holds the readings strict and presumed for the actors it names."""
    case = Case(agreement, Kinship(book))
    readings = case.reading_names()
    clauses = {kind: tuple(_clause(one) for one in agreement.clauses if one.kind is kind) for kind in ClauseKind}
    return Description(
        agreement_id=agreement.agreement_id,
        title=agreement.title,
        kind=agreement.kind,
        zone=agreement.zone,
        documents=tuple((one.title, one.effect) for one in agreement.documents),
        readings=readings,
        times=tuple(_time(agreement, one) for one in agreement.times),
        guarantors=tuple((one.actor_id, one.role, one.for_side) for one in agreement.guarantors),
        parties=_claims(agreement, About.MEMBERSHIP, book),
        supporting_forces=_claims(agreement, About.SUPPORT, book),
        excluded_actors=_claims(agreement, About.EXCLUSION, book),
        stands=_stands(agreement, case, readings, book),
        areas=tuple(_areas(agreement)),
        map_note=agreement.map_note,
        prohibitions=clauses[ClauseKind.PROHIBITION],
        exceptions=clauses[ClauseKind.EXCEPTION],
        obligations=clauses[ClauseKind.OBLIGATION],
        mechanisms=clauses[ClauseKind.MECHANISM],
        sanctions=clauses[ClauseKind.SANCTION],
        earlier=agreement.earlier,
        later=agreement.later,
        sources=agreement.sources,
        file=agreement.path,
    )


def timeline(agreements: Iterable[Agreement]) -> tuple[TimeLine, ...]:
    """The stated times of several agreements in order of the instant, or of the first instant of the day; denied ends last."""
    found = [(_sort_key(agreement, one), _time(agreement, one)) for agreement in agreements for one in agreement.times]
    return tuple(line for _, line in sorted(found, key=lambda pair: pair[0]))


def listing(agreements: Iterable[Agreement]) -> tuple[ListLine, ...]:
    """One line for each agreement, in order of id."""
    return tuple(
        ListLine(
            agreement_id=one.agreement_id,
            title=one.title,
            kind=one.kind,
            starts=_values(time for time in one.times if time.what is TimeKind.EFFECTIVE),
            ends=_values(time for time in one.times if time.legal_end),
            parties=tuple(dict.fromkeys(claim.named for claim in one.assertions if claim.about is About.MEMBERSHIP)),
            file=one.path,
        )
        for one in sorted(agreements, key=lambda agreement: agreement.agreement_id)
    )


def _values(times: Iterable[AgreementTime]) -> tuple[str, ...]:
    texts = (f"{moment_text(one.value)}{f' {one.zone}' if one.zone else ''}" for one in times if one.value is not None)
    return tuple(dict.fromkeys(texts))


def _sort_key(agreement: Agreement, time: AgreementTime) -> tuple[bool, str, str, str]:
    span = instant_span(time, agreement.zone)
    return span is None, span.earliest.isoformat() if span else "", agreement.agreement_id, time.time_id


def _time(agreement: Agreement, time: AgreementTime) -> TimeLine:
    others = [one for one in agreement.times if one.what is time.what and one.time_id != time.time_id]
    span = instant_span(time, agreement.zone)
    return TimeLine(
        agreement_id=agreement.agreement_id,
        what=time.what.value,
        local=moment_text(time.value),
        zone=time.zone,
        utc=f"{time.utc:%Y-%m-%dT%H:%M:%SZ}" if time.utc else None,
        kind=time.kind,
        legal_end=time.legal_end,
        by=time.by,
        in_text=time.in_text,
        contested=any(instant_span(one, agreement.zone) != span for one in others),
        sources=time.sources,
        note=time.note,
    )


def _claims(agreement: Agreement, about: About, book: ActorBook) -> tuple[ClaimLine, ...]:
    claims = [one for one in agreement.assertions if one.about is about]
    return tuple(
        ClaimLine(
            actor=one.named,
            name=_name(one.actor_id, one.named, book),
            word=one.word,
            says=one.says.value,
            by=one.by,
            in_text=one.in_text,
            on=one.on,
            first=one.first,
            until=one.until,
            side=one.side,
            contested=any(other.named == one.named and other.says is not one.says for other in claims),
            sources=one.sources,
            note=one.note,
        )
        for one in claims
    )


def _stands(agreement: Agreement, case: Case, readings: Sequence[str], book: ActorBook) -> tuple[StandLine, ...]:
    eras = case.eras(readings)
    named = {one.actor_id for one in agreement.assertions} | {one.actor_id for one in agreement.guarantors}
    starts = {era.era: f"{era.from_at:%Y-%m-%dT%H:%M:%SZ}" if era.from_at else None for era in eras}
    statuses = [one for reading in (STRICT, PRESUMED) for one in case.statuses(reading, eras) if one.actor_id in named]
    return tuple(_stand(one, starts[one.era], book) for one in statuses)


def _stand(status: PartyStatus, from_at: str | None, book: ActorBook) -> StandLine:
    return StandLine(
        actor=status.actor_id,
        name=_name(status.actor_id, status.actor_id, book),
        reading=status.reading,
        era=status.era,
        from_at=from_at,
        bound=status.bound.holds,
        bound_why=BOUND_WORDS[status.bound.reason],
        excluded=status.excluded.holds,
        excluded_why=EXCLUDED_WORDS[status.excluded.reason],
    )


def _areas(agreement: Agreement) -> Iterable[AreaLine]:
    parts = (("territory", agreement.territory), ("excluded", agreement.excluded_areas), ("zone", agreement.zones))
    for part, areas in parts:
        for area in areas:
            yield AreaLine(part, area.area_id, area.name, _extent(area), area.first, area.until, area.by, area.sources)
    for line in agreement.lines:
        part = line.kind.value.replace("_", " ")
        yield AreaLine(part, line.line_id, line.name, "a line", line.first, line.until, line.by, line.sources)


def _extent(area: Area) -> str:
    known = []
    if area.polygon is not None:
        known.append("a polygon")
    if area.members:
        known.append(f"the polygons {', '.join(area.members)}")
    whole = [_unit(unit) for unit in area.units if unit.whole]
    parts = [_unit(unit) for unit in area.units if not unit.whole]
    if whole:
        known.append(", ".join(whole))
    if parts:
        known.append(f"parts of {', '.join(parts)}, nobody says which")
    return "; ".join(known) or "nobody published its extent"


def _unit(unit: Unit) -> str:
    return " / ".join(part for part in (unit.country, unit.admin1, unit.admin2) if part)


def _clause(clause: Clause) -> ClauseLine:
    return ClauseLine(
        clause_id=clause.clause_id,
        kind=clause.kind.value,
        code=clause.code,
        detail=clause.detail,
        zone_id=clause.area_id,
        holders=clause.holders,
        due=moment_text(clause.due),
        due_zone=clause.zone,
        due_rule=clause.due_rule,
        status=clause.status,
        by=clause.by,
        sources=clause.sources,
        note=clause.note,
    )


def _name(actor_id: str | None, named: str, book: ActorBook) -> str:
    actor = book.actors.get(actor_id) if actor_id is not None else None
    return actor.name_en if actor else named
