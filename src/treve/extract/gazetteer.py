"""Where a named place may lie: every entry of a gazetteer that bears the name. None is ever picked.

Without a file of the user's own there are the first-level areas of the countries that the library knows, without coordinates.
"""

from __future__ import annotations

import csv
import dataclasses
import functools
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from importlib import resources
from pathlib import Path

from treve.errors import BadFile, BadValue
from treve.extract.patterns.cues import cues
from treve.extract.text.folding import folded
from treve.extract.text.tokens import forms
from treve.model.draft import Draft, Fact, FactKind, Language

NEEDED = ("name", "latitude", "longitude")
MOST = 20
"""Candidates shown for one name; the others are counted."""

_KINDS = (FactKind.INCIDENT, FactKind.TERRITORY)


@dataclass(frozen=True, slots=True)
class Place:
    """One entry.

    latitude, longitude  degrees; None where the entry has none
    kind, id             the gazetteer's own code and number
    """

    name: str
    latitude: float | None
    longitude: float | None
    country: str
    kind: str
    population: int
    id: str

    def as_object(self) -> dict[str, object]:
        """The entry as JSON values; empty ones are left out."""
        return {key: value for key, value in dataclasses.asdict(self).items() if value not in (None, "", 0)}


class Gazetteer:
    """Places by the forms of their names in one language."""

    def __init__(self, entries: Iterable[tuple[Place, Iterable[str]]], language: Language) -> None:
        self._language = language
        self._by_name: dict[tuple[str, ...], dict[Place, None]] = {}
        for place, names in entries:
            for name in names:
                key = forms(name, language)
                if key:
                    self._by_name.setdefault(key, {})[place] = None

    def named(self, name: str) -> tuple[Place, ...]:
        """Every entry of that name, the most populous first; empty for an unknown name."""
        region = cues(self._language, "terms").pattern("territory", "region")
        parts = [folded(one) for one in name.split()]
        found = self._by_name.get(forms(name, self._language), {})
        while not found and len(parts) > 1 and region.fullmatch(parts[0]):
            parts.pop(0)  # "the village of Orun", "مدينة سرمين"
            found = self._by_name.get(forms(" ".join(parts), self._language), {})
        return tuple(sorted(found, key=lambda one: (-one.population, one.country, one.id)))


@dataclass(frozen=True, slots=True, eq=False)
class Entries:
    """The entries of a gazetteer, to be looked up in any language; known by what it is, not by what it holds."""

    entries: tuple[tuple[Place, tuple[str, ...]], ...]


def read_gazetteer(path: Path) -> Entries:
    """The entries of a CSV as `treve get geonames` writes it: name, latitude, longitude; other_names, country, kind … may be there.

    Raises BadFile for a file that is no such table, BadValue for a cell that is no number.
    """
    try:
        with path.open(encoding="utf-8-sig", newline="") as file:
            table = csv.DictReader(file)
            missing = [one for one in NEEDED if one not in (table.fieldnames or ())]
            if missing:
                raise BadFile(str(path), f"no column {', '.join(missing)}", f"a CSV with {', '.join(NEEDED)}")
            return Entries(tuple(_entry(row, f"{path}:{number}") for number, row in enumerate(table, 2)))
    except (OSError, UnicodeDecodeError, csv.Error) as problem:
        raise BadFile(str(path), f"cannot be read: {problem}", "a gazetteer as CSV") from problem


def _entry(row: Mapping[str, str | None], where: str) -> tuple[Place, tuple[str, ...]]:
    name = row["name"] or ""
    place = Place(
        name,
        _degrees(row["latitude"] or "", "latitude", where, 90),
        _degrees(row["longitude"] or "", "longitude", where, 180),
        row.get("country") or "",
        row.get("kind") or "",
        int(population) if (population := row.get("population") or "").isdecimal() else 0,
        row.get("geonameid") or "",
    )
    return place, (name, *(one for one in (row.get("other_names") or "").split(";") if one))


def _degrees(text: str, column: str, where: str, limit: int) -> float:
    try:
        value = float(text)
    except ValueError:
        value = float("nan")
    if not -limit <= value <= limit:
        raise BadValue(where, column, text, f"degrees between -{limit} and {limit}")
    return value


@functools.cache
def offline() -> Entries:
    """The first-level areas that the library knows by name."""
    table = resources.files("treve.normalise").joinpath("crosswalks", "admin1.csv")
    names: dict[Place, list[str]] = {}
    with table.open(encoding="utf-8") as file:
        for row in csv.DictReader(file):
            place = Place(row["admin1"], None, None, row["country"], "ADM1", 0, "")
            names.setdefault(place, [row["admin1"]]).append(row["spelling"])
    return Entries(tuple((place, tuple(spellings)) for place, spellings in names.items()))


@functools.lru_cache(maxsize=4)
def entries_of(path: Path | None) -> Entries:
    """The entries of the user's file, or of the library where there is none. Raises as `read_gazetteer`."""
    return offline() if path is None else read_gazetteer(path)


@functools.lru_cache(maxsize=8)
def _gazetteer(entries: Entries, language: Language) -> Gazetteer:
    return Gazetteer(entries.entries, language)


def with_places(draft: Draft, entries: Entries) -> Draft:
    """The draft, with the candidates of each named place beside the fact; a name that no entry bears gets none."""
    gazetteer = _gazetteer(entries, draft.language)
    return dataclasses.replace(draft, facts=tuple(_placed(draft.facts, gazetteer)))


def _placed(facts: Iterable[Fact], gazetteer: Gazetteer) -> Iterator[Fact]:
    for fact in facts:
        name = fact.value.get("place" if fact.kind is FactKind.INCIDENT else "name") if fact.kind in _KINDS else None
        found = gazetteer.named(str(name)) if name else ()
        if not found:
            yield fact
            continue
        further: dict[str, object] = {"place_candidates": [one.as_object() for one in found[:MOST]]}
        if len(found) > MOST:
            further["place_candidates_more"] = len(found) - MOST
        yield dataclasses.replace(fact, further={**fact.further, **further})
