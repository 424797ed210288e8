"""What the reports of a file say when, where and of whom, before any agreement is named."""

from __future__ import annotations

import datetime as dt
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

import pyarrow as pa
import pyarrow.compute as pc

from treve import read
from treve.bulletin.outlines import outlines
from treve.normalise.actor_book import ActorBook
from treve.normalise.places import boxes
from treve.resolve.actors import actors
from treve.resolve.stated_countries import stated_countries
from treve.settings import Settings
from treve.store.duckdb import DuckDBStore

SHOWN_NAMES = 10


@dataclass(frozen=True, slots=True)
class NameMet:
    """A name that no known actor bears: how many reports name it, and the nearest known actor; None: none is near."""

    name: str
    reports: int
    nearest: str | None


@dataclass(frozen=True, slots=True)
class Fault:
    """A column of which cells could not be read: how many, and one of them with what was expected."""

    column: str
    cells: int
    value: str | None
    expected: str


@dataclass(frozen=True, slots=True)
class Facts:
    """What is in a file of reports.

    rows           data rows; reports: those that can be read; repeated: those that repeat an earlier one
    first, last    first and last day on which anything may have happened; None: no report
    days           (first day, last day, countries) → reports: the country named, else those in whose box the point lies
    countries      ISO 3166-1 code → reports; "" for reports that name none
    vague_days     reports without one exact day
    no_point       reports without coordinates
    no_precision   reports that do not say how precise their point is
    no_side        reports that name neither side
    names          distinct names of sides; unresolved: those that no known actor bears, the commonest first
    """

    rows: int
    reports: int
    rejected: int
    repeated: int
    first: dt.date | None
    last: dt.date | None
    days: dict[tuple[dt.date, dt.date, tuple[str, ...]], int]
    countries: dict[str, int]
    vague_days: int
    no_point: int
    no_precision: int
    no_side: int
    names: int
    unresolved: tuple[NameMet, ...]
    faults: tuple[Fault, ...]
    warnings: tuple[str, ...]


def facts(source: str, path: Path, mapping: Path | None, book: ActorBook, settings: Settings) -> Facts:
    """What the reports of a file say. Raises the errors of the step read."""
    store = DuckDBStore(None, settings.memory_limit, settings.threads)
    try:
        warnings = read.reports([(source, path)], store, settings, mappings=(mapping,))
        warnings = (*warnings, *stated_countries(store, outlines()))
        actors(store, book, settings)
        (counted,) = store.fetch("input").to_pylist()
        columns = [
            "first_day",
            "last_day",
            "country",
            "latitude",
            "longitude",
            "place_precision",
            "side_a_names",
            "side_b_names",
        ]
        reports = store.fetch("report").select(columns)
        unresolved = _unresolved(store.fetch("unresolved_name").to_pylist())
        members = store.fetch("actor_set_member").select(["name"])
        faults = _faults(store.fetch("rejected_row").to_pylist())
    finally:
        store.close()
    return _told(counted, reports, unresolved, len(pc.unique(members.column("name"))), faults, warnings)


def _told(
    counted: dict[str, int],
    reports: pa.Table,
    unresolved: tuple[NameMet, ...],
    names: int,
    faults: tuple[Fault, ...],
    warnings: Sequence[str],
) -> Facts:
    days, countries = _days(reports)
    sides = pc.and_(reports.column("side_a_names").is_null(), reports.column("side_b_names").is_null())
    precision = reports.column("place_precision")
    return Facts(
        rows=counted["rows"],
        reports=counted["reports"],
        rejected=counted["rejected"],
        repeated=counted["repeated"],
        first=min((first for first, _, _ in days), default=None),
        last=max((last for _, last, _ in days), default=None),
        days=days,
        countries=countries,
        vague_days=sum(number for (first, last, _), number in days.items() if first != last),
        no_point=reports.column("latitude").null_count,
        no_precision=pc.sum(pc.or_kleene(precision.is_null(), pc.equal(precision, "unknown"))).as_py() or 0,
        no_side=pc.sum(sides).as_py() or 0,
        names=names,
        unresolved=unresolved,
        faults=faults,
        warnings=tuple(warnings),
    )


def _days(reports: pa.Table) -> tuple[dict[tuple[dt.date, dt.date, tuple[str, ...]], int], dict[str, int]]:
    """Reports by their days and countries, and by the country they name."""
    days: Counter[tuple[dt.date, dt.date, tuple[str, ...]]] = Counter()
    countries: Counter[str] = Counter()
    keys = ["first_day", "last_day", "country", "latitude", "longitude"]
    named = reports.filter(reports.column("country").is_valid()).select(keys[:3]).group_by(keys[:3])
    others = reports.filter(reports.column("country").is_null()).select(keys).group_by(keys)
    for grouped in (named, others):
        for row in grouped.aggregate([([], "count_all")]).to_pylist():
            here = (row["country"],) if row["country"] else _around(row["latitude"], row["longitude"])
            days[row["first_day"], row["last_day"], here] += row["count_all"]
            countries[row["country"] or ""] += row["count_all"]
    return dict(days), dict(countries.most_common())


def _around(latitude: float | None, longitude: float | None) -> tuple[str, ...]:
    """The countries in whose box a point lies; none if there is no point."""
    if latitude is None or longitude is None:
        return ()
    return tuple(
        code
        for code, box in boxes().items()
        if box.south <= latitude <= box.north and box.west <= longitude <= box.east
    )


def _unresolved(rows: Sequence[dict[str, object]]) -> tuple[NameMet, ...]:
    met = [
        NameMet(
            str(row["name"]),
            int(str(row["reports"])),
            None if row["nearest_actor_id"] is None else str(row["nearest_actor_id"]),
        )
        for row in rows
        if row["role"] == "side"
    ]
    return tuple(sorted(met, key=lambda one: (-one.reports, one.name)))


def _faults(rows: Sequence[dict[str, object]]) -> tuple[Fault, ...]:
    """The commonest first: what one column expects of one cell and of another can differ."""
    kinds = Counter((str(row["column_name"]), str(row["expected"])) for row in rows)
    first = {(str(row["column_name"]), str(row["expected"])): row["value"] for row in reversed(rows)}
    return tuple(
        Fault(column, number, None if first[column, expected] is None else str(first[column, expected]), expected)
        for (column, expected), number in kinds.most_common()
    )
