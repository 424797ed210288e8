"""Agreements as rows: every table of the step `agreements`, loaded into the store of a run."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable, Iterator, Sequence
from operator import itemgetter
from pathlib import Path
from typing import Any

import pyarrow as pa

from treve.agreements.file import LIBRARY
from treve.agreements.kinship import Kinship
from treve.agreements.readings import Case, Era, PartyStatus, ReadingTimes, areas_in_use, in_being, names_of_readings
from treve.agreements.words import excepted_acts
from treve.errors import NotFound
from treve.model.agreement import About, Agreement, Area, Assertion, Clause, ClauseKind, Line, Says
from treve.model.finding import Flag
from treve.normalise.actor_book import ActorBook
from treve.store.arrow_types import arrow_schema
from treve.store.protocol import Store

Row = dict[str, Any]

TABLES = (
    "agreement",
    "agreement_time",
    "assertion",
    "clause",
    "act_rule",
    "exception_rule",
    "agreement_area",
    "agreement_line",
    "area_era",
    "reading",
    "era",
    "party_status",
    "flag_ground",
    "guarantor",
)
"""The tables `load` fills; the step `resolve` fills `area`, from `own_areas` and from the polygons a user gives."""


def load(
    agreements: Sequence[Agreement], book: ActorBook, store: Store, readings: Sequence[str] | None = None
) -> tuple[str, ...]:
    """Fill the tables of the agreements; the names of the readings used, strict and presumed first.

    readings  None: all readings of each agreement. Otherwise these, for every agreement; an authority that says nothing about one
              of them leaves `strict` there.
    Raises    NotFound for a reading that no agreement has; the message lists the known.
    """
    kinship = Kinship(book)
    known = _in_order({name for agreement in agreements for name in names_of_readings(agreement, kinship)})
    for name in readings or ():
        if name not in known:
            raise NotFound("reading", name, known)
    rows: dict[str, list[Row]] = {table: [] for table in TABLES}
    for agreement in agreements:
        asked = tuple(readings) if readings else names_of_readings(agreement, kinship)
        for table, found in _tables(agreement, Case(agreement, kinship), asked):
            rows[table].extend(found)
    for table in TABLES:
        store.load(table, _arrow(table, rows[table]))
    return tuple(readings) if readings else known


def tables_of(agreement: Agreement, book: ActorBook) -> dict[str, pa.Table]:
    """What `load` puts into a store for one agreement under all its readings: table → rows."""
    kinship = Kinship(book)
    case = Case(agreement, kinship)
    rows: dict[str, list[Row]] = {table: [] for table in TABLES}
    for table, found in _tables(agreement, case, names_of_readings(agreement, kinship)):
        rows[table].extend(found)
    return {table: _arrow(table, found) for table, found in rows.items()}


def area_id(agreement: Agreement, area: Area) -> str:
    """The key of an agreement's own area in the tables `area` and `place_area`."""
    return f"{agreement.agreement_id}/{area.area_id}"


def own_areas(agreements: Iterable[Agreement]) -> tuple[tuple[str, Area], ...]:
    """Every area of the agreements with its key; each once."""
    return tuple((area_id(agreement, area), area) for agreement in agreements for _, area in _areas(agreement))


def is_mapped(part: str, area: Area) -> bool:
    """Whether somebody published where the area lies. For an area carved out a division of which a part is meant is no map."""
    known = area.polygon is not None or bool(area.members)
    return known or any(unit.whole or part != "excluded" for unit in area.units)


def _in_order(names: set[str]) -> tuple[str, ...]:
    first = tuple(name for name in ("strict", "presumed") if name in names)
    return (*first, *sorted(names - set(first)))


def _tables(agreement: Agreement, case: Case, readings: Sequence[str]) -> Iterator[tuple[str, Iterable[Row]]]:
    eras = case.eras(readings)
    yield "agreement", [_agreement(agreement)]
    yield "agreement_time", _times(agreement)
    yield "assertion", (_assertion(agreement, one) for one in agreement.assertions)
    yield "clause", (_clause(agreement, one) for one in agreement.clauses)
    yield "act_rule", _act_rules(agreement)
    yield "exception_rule", _exception_rules(agreement)
    yield "agreement_area", (_agreement_area(agreement, part, area) for part, area in _areas(agreement))
    yield "agreement_line", (_agreement_line(agreement, one) for one in agreement.lines)
    yield "area_era", _area_eras(agreement, eras)
    yield "reading", (_reading(case.times(name)) for name in readings)
    yield "era", (_era(one) for one in eras)
    for name in readings:
        yield "party_status", (_party_status(one) for one in case.statuses(name, eras))
    yield "flag_ground", _flag_grounds(agreement)
    yield "guarantor", _guarantors(agreement)


def _arrow(table: str, rows: list[Row]) -> pa.Table:
    schema = arrow_schema(table)
    columns = [pa.array(list(map(itemgetter(field.name), rows)), field.type) for field in schema]
    return pa.Table.from_arrays(columns, schema=schema)


def _agreement(agreement: Agreement) -> Row:
    return {
        "agreement_id": agreement.agreement_id,
        "title": agreement.title,
        "kind": agreement.kind,
        "zone": agreement.zone,
        "file": _file(agreement.path),
    }


def _file(path: str) -> str:
    """The file as a reader knows it: where the package is installed is nobody's business."""
    return f"library/{Path(path).name}" if Path(path).parent == LIBRARY else path


def _times(agreement: Agreement) -> Iterator[Row]:
    for one in agreement.times:
        yield {
            "agreement_id": agreement.agreement_id,
            "time_id": one.time_id,
            "what": one.what.value,
            "value": moment_text(one.value),
            "zone": one.zone,
            "utc": _utc(one.utc),
            "precision": one.precision,
            "kind": one.kind,
            "legal_end": one.legal_end,
            "asserted_by": ";".join(one.by),
            "in_text": one.in_text,
            "source": _joined(one.sources, " "),
            "note": one.note,
        }


def _assertion(agreement: Agreement, one: Assertion) -> Row:
    return {
        "agreement_id": agreement.agreement_id,
        "assertion_id": one.assertion_id,
        "about": one.about.value,
        "actor_id": one.actor_id,
        "named": one.named,
        "word": one.word,
        "says": one.says.value,
        "side": one.side,
        "asserted_by": ";".join(one.by),
        "in_text": one.in_text,
        "asserted_on": one.on,
        "first": one.first,
        "until": one.until,
        "source": _joined(one.sources, " "),
        "note": one.note,
    }


def _clause(agreement: Agreement, one: Clause) -> Row:
    return {
        "agreement_id": agreement.agreement_id,
        "clause_id": one.clause_id,
        "kind": one.kind.value,
        "code": one.code,
        "detail": one.detail,
        "area_id": f"{agreement.agreement_id}/{one.area_id}" if one.area_id else None,
        "holders": _joined(one.holders, ";"),
        "due": moment_text(one.due),
        "zone": one.zone,
        "source": _joined(one.sources, " "),
        "note": one.note,
    }


def _act_rules(agreement: Agreement) -> Iterator[Row]:
    for clause in agreement.clauses:
        if clause.kind is ClauseKind.PROHIBITION:
            area = f"{agreement.agreement_id}/{clause.area_id}" if clause.area_id else None
            answers = {**dict.fromkeys(clause.may_acts, None), **dict.fromkeys(clause.acts, True)}
            for act, holds in answers.items():
                yield {
                    "agreement_id": agreement.agreement_id,
                    "clause_id": clause.clause_id,
                    "act": str(act),
                    "area_id": area,
                    "holds": holds,
                }


def _exception_rules(agreement: Agreement) -> Iterator[Row]:
    for clause in agreement.clauses:
        if clause.kind is ClauseKind.EXCEPTION:
            for act in dict.fromkeys((*clause.acts, *clause.may_acts)):
                yield {"agreement_id": agreement.agreement_id, "clause_id": clause.clause_id, "act": str(act)}


def _areas(agreement: Agreement) -> Iterator[tuple[str, Area]]:
    for part, areas in (
        ("territory", agreement.territory),
        ("excluded", agreement.excluded_areas),
        ("zone", agreement.zones),
    ):
        for area in areas:
            yield part, area


def _agreement_area(agreement: Agreement, part: str, area: Area) -> Row:
    return {
        "agreement_id": agreement.agreement_id,
        "area_id": area_id(agreement, area),
        "part": part,
        "mapped": is_mapped(part, area),
        "asserted_by": _joined(area.by, ";"),
    }


def _agreement_line(agreement: Agreement, line: Line) -> Row:
    return {
        "agreement_id": agreement.agreement_id,
        "line_id": f"{agreement.agreement_id}/{line.line_id}",
        "name": line.name,
        "kind": line.kind.value,
        "line": line.geometry,
        "valid_from": line.first,
        "valid_to": line.until,
        "asserted_by": _joined(line.by, ";"),
        "source": _joined(line.sources, " "),
    }


def _area_eras(agreement: Agreement, eras: Sequence[Era]) -> Iterator[Row]:
    for area in areas_in_use(agreement):
        for era in eras:
            yield {
                "agreement_id": agreement.agreement_id,
                "area_id": area_id(agreement, area),
                "era": era.era,
                "in_being": in_being(area, era.day),
            }


def _reading(times: ReadingTimes) -> Row:
    return {
        "agreement_id": times.agreement_id,
        "reading": times.reading,
        "starts_earliest": _utc(times.starts_earliest),
        "starts_latest": _utc(times.starts_latest),
        "ends_earliest": _utc(times.ends_earliest),
        "ends_latest": _utc(times.ends_latest),
        "start_ids": _joined(times.start_ids, ";"),
        "end_ids": _joined(times.end_ids, ";"),
    }


def _era(era: Era) -> Row:
    return {
        "agreement_id": era.agreement_id,
        "era": era.era,
        "from_at": _utc(era.from_at),
        "until_at": _utc(era.until_at),
    }


def _party_status(status: PartyStatus) -> Row:
    return {
        "agreement_id": status.agreement_id,
        "reading": status.reading,
        "actor_id": status.actor_id,
        "era": status.era,
        "bound": status.bound.holds,
        "bound_as": status.bound.bound_as,
        "bound_reason": status.bound.reason.value,
        "bound_assertion": status.bound.assertion_id,
        "excluded": status.excluded.holds,
        "excluded_reason": status.excluded.reason.value,
        "excluded_assertion": status.excluded.assertion_id,
    }


def _flag_grounds(agreement: Agreement) -> Iterator[Row]:
    exclusion, exception = Flag.POSSIBLE_EXCLUSION.value, Flag.POSSIBLE_EXCEPTION.value
    for area in agreement.excluded_areas:
        if not is_mapped("excluded", area):
            yield _ground(agreement, exclusion, "unmapped_area", area.name, area.by, area.sources)
    excluding = [one for one in agreement.assertions if one.about is About.EXCLUSION and one.says is Says.EXCLUDED]
    for one in excluding:
        if one.actor_id is None:
            yield _ground(agreement, exclusion, "unnamed_actor", one.named, one.by, one.sources)
    if excluding:
        names = ", ".join(dict.fromkeys(one.named for one in excluding))
        by = tuple(dict.fromkeys(asserter for one in excluding for asserter in one.by))
        sources = tuple(dict.fromkeys(source for one in excluding for source in one.sources))
        yield _ground(agreement, exclusion, "umbrella_name", f"an umbrella name may hide: {names}", by, sources)
    for clause in agreement.clauses:
        if clause.kind is ClauseKind.EXCEPTION:
            about_actors = not clause.acts and not clause.may_acts and clause.code in excepted_acts()
            text = f"{clause.code}: {clause.detail}" if clause.detail else clause.code
            by = clause.by or ("text",)
            yield _ground(
                agreement, exclusion if about_actors else exception, "exception_clause", text, by, clause.sources
            )


def _guarantors(agreement: Agreement) -> Iterator[Row]:
    for one in agreement.guarantors:
        yield {
            "agreement_id": agreement.agreement_id,
            "actor_id": one.actor_id,
            "role": one.role,
            "for_side": one.for_side,
            "first": one.first,
            "until": one.until,
            "source": _joined(one.sources, " "),
        }


def _ground(agreement: Agreement, flag: str, ground: str, text: str, by: Sequence[str], sources: Sequence[str]) -> Row:
    return {
        "agreement_id": agreement.agreement_id,
        "flag": flag,
        "ground": ground,
        "text": text,
        "asserted_by": _joined(by, ";"),
        "source": _joined(sources, " "),
    }


def moment_text(moment: dt.datetime | dt.date | None) -> str | None:
    """A wall time as YYYY-MM-DDTHH:MM (seconds only if there are any), a day as YYYY-MM-DD."""
    if isinstance(moment, dt.datetime):
        return f"{moment:%Y-%m-%dT%H:%M:%S}" if moment.second else f"{moment:%Y-%m-%dT%H:%M}"
    return moment.isoformat() if moment else None


def _utc(instant: dt.datetime | None) -> dt.datetime | None:
    return instant.astimezone(dt.UTC).replace(tzinfo=None) if instant else None


def _joined(parts: Sequence[str], separator: str) -> str | None:
    return separator.join(parts) if parts else None
