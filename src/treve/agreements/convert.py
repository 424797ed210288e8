"""From the door to the model: one checked entry of a file becomes one Agreement."""

from __future__ import annotations

import datetime as dt
import functools
import json
from collections.abc import Iterable, Mapping, Sequence
from pathlib import Path
from typing import Any

from treve.agreements.instants import instants_of
from treve.agreements.schema import (
    AgreementEntry,
    AreaEntry,
    ExclusionEntry,
    LineEntry,
    MechanismEntry,
    PartyEntry,
    ProvisionEntry,
    SanctionsEntry,
    SupportEntry,
    TimeEntry,
)
from treve.agreements.words import assertion_words, end_words, excepted_acts, prohibited_acts
from treve.model.agreement import (
    About,
    Agreement,
    AgreementTime,
    Area,
    Assertion,
    Clause,
    ClauseKind,
    Count,
    Document,
    Evidence,
    Guarantor,
    Line,
    TimeKind,
    Unit,
)
from treve.model.asserter import AsserterKind
from treve.normalise.actor_book import ActorBook
from treve.normalise.places import find_country
from treve.normalise.zones import UNKNOWN

_FIXED_OFFSETS = "Etc/"


def asserter_id(name: str, book: ActorBook) -> str:
    """The id of an asserter given by id or by name, in brackets or not; the name itself if nobody knows it."""
    if name in book.asserters or name in book.actors:
        return name
    wanted = name.partition(" (")[0].casefold()
    for key, asserter in book.asserters.items():
        if wanted in (key, asserter.name.casefold(), asserter.name.partition(" (")[0].casefold()):
            return key
    slug = "-".join(wanted.split())
    return slug if slug in book.asserters else name


def zone_of(entry: AgreementEntry) -> str | None:
    """The zone of the agreement: as stated, or the one zone its times name; None if they name none or several.

    Zones of fixed offset ("Etc/…") are no zone of a territory and are passed over.
    """
    if entry.zone is not None:
        return entry.zone
    times = (*entry.times.declared, *entry.times.signed, *entry.times.effective, *entry.times.ended)
    named = {time.tz for time in times if time.tz and not time.tz.startswith(_FIXED_OFFSETS)}
    return named.pop() if len(named) == 1 else None


def convert(entry: AgreementEntry, path: Path, book: ActorBook) -> Agreement:
    """The agreement of an entry without faults. Where no zone can be told, zone is "unknown"."""
    maker = _Maker(entry, path, book)
    include = maker.areas(entry.territory.include, "territory")
    zones = maker.areas(entry.territory.zones, "zone")
    return Agreement(
        agreement_id=entry.id,
        title=entry.title,
        kind=entry.agreement_class,
        zone=zone_of(entry) or UNKNOWN,
        documents=tuple(Document(one.doc, one.effect) for one in entry.legal_basis),
        times=maker.times(),
        end_reason=entry.times.end_reason,
        guarantors=maker.guarantors(),
        assertions=maker.assertions(),
        umbrella_names=entry.umbrella_names,
        territory=include or zones,
        excluded_areas=maker.areas(entry.territory.exclude, "excluded"),
        zones=zones if include else (),
        lines=maker.lines(entry.territory.lines),
        map_note="; ".join(one for one in (entry.territory.map, entry.territory.note) if one) or None,
        clauses=maker.clauses(),
        counts=maker.counts(),
        earlier=entry.earlier,
        later=entry.later,
        sources=entry.sources,
        evidence=tuple(Evidence(one.document, one.start, one.end, one.text) for one in entry.evidence),
        path=str(path),
    )


class _Maker:
    """Makes the parts of one agreement; ids are counted within it."""

    def __init__(self, entry: AgreementEntry, path: Path, book: ActorBook) -> None:
        self._entry, self._path, self._book = entry, path, book
        self._asserter = functools.cache(functools.partial(asserter_id, book=book))

    def _by(self, names: Iterable[str]) -> tuple[str, ...]:
        return tuple(self._asserter(name) for name in names)

    def _in_text(self, stated: bool, by: Iterable[str]) -> bool:
        return stated or any(self._book.asserter_kind(one) is AsserterKind.TEXT for one in by)

    def _sources(self, positions: Sequence[int]) -> tuple[str, ...]:
        return tuple(self._entry.sources[position - 1] for position in positions)

    def times(self) -> tuple[AgreementTime, ...]:
        stated = self._entry.times
        lists = (stated.declared, stated.signed, stated.effective, stated.ended)
        return tuple(
            self._time(what, number, entry)
            for what, entries in zip(TimeKind, lists, strict=True)
            for number, entry in enumerate(entries, 1)
        )

    def _time(self, what: TimeKind, number: int, entry: TimeEntry) -> AgreementTime:
        by = self._by(entry.by)
        is_wall_time = isinstance(entry.value, dt.datetime)
        word = end_words().get(entry.kind or "")
        return AgreementTime(
            time_id=f"{what}-{number}",
            what=what,
            value=entry.value,
            zone=entry.tz,
            utc=instant_stated(entry),
            precision="minute" if is_wall_time else "day",
            kind=entry.kind,
            legal_end=what is TimeKind.ENDED and word is not None and word.legal_end and not entry.renewed,
            by=by,
            in_text=self._in_text(entry.in_text, by),
            sources=self._sources(entry.src),
            note=entry.note,
        )

    def guarantors(self) -> tuple[Guarantor, ...]:
        return tuple(
            Guarantor(one.actor, one.role, one.for_side, one.first, one.until, self._sources(one.src))
            for one in self._entry.guarantors
        )

    def assertions(self) -> tuple[Assertion, ...]:
        entry = self._entry
        groups: tuple[tuple[About, Sequence[PartyEntry | SupportEntry | ExclusionEntry]], ...] = (
            (About.MEMBERSHIP, entry.parties),
            (About.SUPPORT, entry.supporting_forces),
            (About.EXCLUSION, entry.excluded_actors),
        )
        return tuple(
            self._assertion(about, number, one) for about, entries in groups for number, one in enumerate(entries, 1)
        )

    def _assertion(self, about: About, number: int, entry: PartyEntry | SupportEntry | ExclusionEntry) -> Assertion:
        by = self._by(entry.by)
        word = assertion_words()[entry.asserted]
        return Assertion(
            assertion_id=f"{about}-{number}",
            about=about,
            actor_id=entry.actor if entry.actor in self._book.actors else None,
            named=entry.actor,
            word=entry.asserted,
            says=word.says,
            side=entry.supports if isinstance(entry, SupportEntry) else None,
            by=by,
            in_text=self._in_text(entry.in_text, by),
            on=entry.on,
            first=entry.first or (entry.on if word.from_day else None),
            until=entry.until,
            sources=self._sources(entry.src),
            note=entry.note,
        )

    def areas(self, entries: Sequence[AreaEntry], prefix: str) -> tuple[Area, ...]:
        return tuple(self._area(entry, entry.id or f"{prefix}-{number}") for number, entry in enumerate(entries, 1))

    def _area(self, entry: AreaEntry, own_id: str) -> Area:
        return Area(
            area_id=own_id,
            name=entry.name,
            units=units_of(entry),
            polygon=polygon_text(entry, self._path),
            members=entry.areas,
            first=entry.valid_from,
            until=entry.valid_to,
            by=self._by(entry.by),
            sources=self._sources(entry.src),
        )

    def lines(self, entries: Sequence[LineEntry]) -> tuple[Line, ...]:
        return tuple(
            Line(
                line_id=entry.id or f"line-{number}",
                name=entry.name,
                kind=entry.kind,
                geometry=geometry_text(entry.line, self._path),
                first=entry.valid_from,
                until=entry.valid_to,
                by=self._by(entry.by),
                sources=self._sources(entry.src),
            )
            for number, entry in enumerate(entries, 1)
        )

    def clauses(self) -> tuple[Clause, ...]:
        entry = self._entry
        return (
            *(self._prohibition(number, one) for number, one in enumerate(entry.prohibitions, 1)),
            *(self._exception(number, one) for number, one in enumerate(entry.exceptions, 1)),
            *self._obligations(),
            *self._mechanism(entry.mechanism),
            *self._sanctions(entry.sanctions),
        )

    def _prohibition(self, number: int, entry: ProvisionEntry) -> Clause:
        if entry.acts or entry.may_acts:
            sure, perhaps = entry.acts, entry.may_acts
        else:
            acts = prohibited_acts()[entry.code]
            sure = tuple(act for act, holds in acts.items() if holds)
            perhaps = tuple(act for act, holds in acts.items() if not holds)
        return self._provision(ClauseKind.PROHIBITION, entry, f"prohibition-{number}", sure, perhaps)

    def _exception(self, number: int, entry: ProvisionEntry) -> Clause:
        sure = entry.acts or (() if entry.may_acts else excepted_acts()[entry.code])
        return self._provision(ClauseKind.EXCEPTION, entry, f"exception-{number}", sure, entry.may_acts)

    def _provision(
        self, kind: ClauseKind, entry: ProvisionEntry, own_id: str, sure: tuple[str, ...], perhaps: tuple[str, ...]
    ) -> Clause:
        return self._clause(
            entry.id or own_id,
            kind,
            entry.code,
            entry.detail,
            acts=sure,
            may_acts=perhaps,
            area_id=entry.zone_id,
            by=self._by(entry.by),
            sources=self._sources(entry.src),
            note=entry.note,
        )

    def _obligations(self) -> tuple[Clause, ...]:
        return tuple(
            self._clause(
                one.id,
                ClauseKind.OBLIGATION,
                "obligation",
                one.duty,
                holders=one.holder,
                due=one.due,
                due_rule=one.due_rule,
                zone=one.tz,
                status=one.status,
                sources=self._sources(one.src),
                note=one.note,
            )
            for one in self._entry.obligations
        )

    def _mechanism(self, entry: MechanismEntry | None) -> tuple[Clause, ...]:
        if entry is None or not _says_anything(entry):
            return ()
        parts = (
            ("", (entry.body,) if entry.body else ()),
            ("decides: ", (entry.decides,) if entry.decides else ()),
            ("sites: ", entry.sites),
            ("inputs: ", entry.inputs),
            ("reports: ", entry.reports),
        )
        detail = "; ".join(label + ", ".join(values) for label, values in parts if values)
        return (
            self._clause(
                "mechanism",
                ClauseKind.MECHANISM,
                "mechanism",
                detail or None,
                holders=entry.members,
                sources=self._sources(entry.src),
                note=entry.note,
            ),
        )

    def _sanctions(self, entry: SanctionsEntry | None) -> tuple[Clause, ...]:
        if entry is None or not _says_anything(entry):
            return ()
        return (
            self._clause(
                "sanctions",
                ClauseKind.SANCTION,
                {True: "sanctions_regime", False: "no_sanctions_regime", None: "sanctions_unread"}[entry.regime],
                "; ".join(entry.ladder) or None,
                sources=self._sources(entry.src),
                note=entry.note,
            ),
        )

    def _clause(  # one place that knows what is empty in most clauses
        self,
        clause_id: str,
        kind: ClauseKind,
        code: str,
        detail: str | None,
        *,
        acts: tuple[str, ...] = (),
        may_acts: tuple[str, ...] = (),
        area_id: str | None = None,
        holders: tuple[str, ...] = (),
        due: dt.datetime | dt.date | None = None,
        due_rule: str | None = None,
        zone: str | None = None,
        status: str | None = None,
        by: tuple[str, ...] = (),
        sources: tuple[str, ...] = (),
        note: str | None = None,
    ) -> Clause:
        return Clause(
            clause_id,
            kind,
            code,
            detail,
            acts,
            may_acts,
            area_id,
            holders,
            due,
            due_rule,
            zone,
            status,
            by,
            sources,
            note,
        )

    def counts(self) -> tuple[Count, ...]:
        return tuple(
            Count(one.what, one.value, self._by(one.by), one.on, self._sources(one.src), one.note)
            for one in self._entry.counts
        )


def instant_stated(entry: TimeEntry) -> dt.datetime | None:
    """The instant of a wall time with a zone, by that year's rules; where it occurs twice, the one the file states as utc."""
    if not isinstance(entry.value, dt.datetime) or entry.tz is None:
        return None
    instants = instants_of(entry.value, entry.tz)
    return entry.utc if entry.utc in instants else instants[0]


def polygon_text(entry: AreaEntry, path: Path) -> str | None:
    """The GeoJSON geometry of an area as text; None where none is stated."""
    return None if entry.polygon is None else geometry_text(entry.polygon, path)


def geometry_text(stated: Mapping[str, Any] | str, path: Path) -> str:
    """A GeoJSON geometry as text, from the entry itself or from the file it names, relative to the agreement's."""
    if isinstance(stated, str):
        found = json.loads((path.parent / stated).read_text(encoding="utf-8"))
        return json.dumps(found["geometry"] if found.get("type") == "Feature" else found)
    return json.dumps(stated)


def _says_anything(entry: MechanismEntry | SanctionsEntry) -> bool:
    return any(value not in (None, ()) for value in entry.__dict__.values())


def units_of(entry: AreaEntry) -> tuple[Unit, ...]:
    """The countries and divisions of an area; an area of which only a country's name is known is that country."""
    stated = (
        *(Unit(one.country, one.admin1, one.admin2, True) for one in entry.covers),
        *(Unit(one.country, one.admin1, one.admin2, False) for one in entry.may_cover),
    )
    if stated or entry.polygon is not None or entry.areas:
        return stated
    country = find_country(entry.name)
    return (Unit(country, None, None, True),) if country else ()
