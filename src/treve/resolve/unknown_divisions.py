"""Names of first-order divisions that nobody knows, where an area is made of divisions: most often a slip of the pen.

A place coded with another division than an area's lies outside it. A misspelt division therefore moves incidents out of a
territory without a fault, in the agreement as in the reports; these warnings say so.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence

import pyarrow as pa

from treve.agreements.examination import nearest
from treve.model.agreement import Area
from treve.resolve.admin1 import admin1_in_our_spelling, division_key, divisions_of, is_admin1

_SHOWN = 3

_Division = tuple[str, str]
"""Country and folded name."""


def unknown_divisions(places: pa.Table, areas: Sequence[tuple[str, Area]]) -> tuple[str, ...]:
    """Warnings of divisions that are not known: of areas first, then of places; in plain words.

    places  the table `place`
    areas   (area_id, area) of the agreements
    """
    coded = _coded(places)
    named = {
        _key(unit.country, unit.admin1): (area_id, unit.admin1)
        for area_id, area in areas
        for unit in area.units
        if unit.admin1 is not None
    }
    return (*_of_areas(named, coded), *_of_places(named, coded))


def _coded(places: pa.Table) -> dict[_Division, tuple[str, int]]:
    """Each division that places are coded with, as it is spelt there, and the number of those places."""
    found: dict[_Division, tuple[str, int]] = {}
    rows = places.group_by(["country", "admin1"]).aggregate([([], "count_all")]).sort_by("admin1").to_pylist()
    for row in rows:
        if row["country"] is None or row["admin1"] is None:
            continue
        key = _key(row["country"], row["admin1"])
        spelling, number = found.get(key, (row["admin1"], 0))
        found[key] = (spelling, number + row["count_all"])
    return found


def _key(country: str, admin1: str) -> _Division:
    return country, division_key(admin1_in_our_spelling(country, admin1) or admin1)


def _of_areas(named: dict[_Division, tuple[str, str]], coded: dict[_Division, tuple[str, int]]) -> Iterator[str]:
    for key, (area_id, name) in named.items():
        country = key[0]
        others = [spelling for (other, _), (spelling, _) in coded.items() if other == country]
        if key in coded or is_admin1(country, name) or not others:
            continue
        yield (
            f"{area_id}: no division {name!r} of {country} is known, and no report is coded with it"
            f"{nearest(name, [*divisions_of(country), *others])}: every place of another division counts as outside"
        )


def _of_places(named: dict[_Division, tuple[str, str]], coded: dict[_Division, tuple[str, int]]) -> Iterator[str]:
    for country in sorted({country for country, _ in named}):
        known = divisions_of(country)
        unknown = {
            spelling: number
            for key, (spelling, number) in coded.items()
            if key[0] == country and key not in named and not is_admin1(country, spelling)
        }
        if not known or not unknown:
            continue
        shown = ", ".join(
            f"{name!r} ({number}){nearest(name, known)}" for name, number in list(unknown.items())[:_SHOWN]
        )
        number = sum(unknown.values())
        yield (
            f"{number} {'place is' if number == 1 else 'places are'} coded with divisions of {country} that are not known, "
            f"{'such as ' if len(unknown) > _SHOWN else ''}{shown}: outside every area made of other divisions"
        )
