"""Names of divisions that nobody knows, where an area is made of divisions: most often a slip of the pen.

A place coded with another division than an area's lies outside it. A misspelt division therefore moves incidents out of a
territory without a fault, in the agreement as in the reports; these warnings say so. Of second-order divisions there is no list:
what the areas name and what the reports are coded with are held against each other.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence

import pyarrow as pa

from treve.agreements.examination import nearest
from treve.model.agreement import Area
from treve.resolve.admin1 import admin1_in_our_spelling, division_key, divisions_of, is_admin1

_SHOWN = 3

_Division = tuple[str, ...]
"""Country and folded names: of the first-order division, and of the second-order one where it is one of these."""


def unknown_divisions(places: pa.Table, areas: Sequence[tuple[str, Area]]) -> tuple[str, ...]:
    """Warnings of divisions that are not known: of areas first, then of places; in plain words.

    places  the table `place`
    areas   (area_id, area) of the agreements
    """
    coded = _coded(places, "admin1")
    named = {
        _key(unit.country, unit.admin1): (area_id, unit.admin1)
        for area_id, area in areas
        for unit in area.units
        if unit.admin1 is not None
    }
    second = _second_orders(areas)
    coded_second = _coded(places, "admin1", "admin2") if second else {}
    return (
        *_of_areas(named, coded),
        *_of_places(named, coded),
        *_of_second_orders(second, coded_second),
        *_near_second_orders(second, coded_second),
    )


def _second_orders(areas: Sequence[tuple[str, Area]]) -> dict[_Division, tuple[str, str]]:
    """Each second-order division that an area names → the area and the name as it stands there."""
    return {
        _key(unit.country, unit.admin1, unit.admin2): (area_id, unit.admin2)
        for area_id, area in areas
        for unit in area.units
        if unit.admin1 is not None and unit.admin2 is not None
    }


def _of_second_orders(
    named: dict[_Division, tuple[str, str]], coded: dict[_Division, tuple[str, int]]
) -> Iterator[str]:
    for key, (area_id, name) in named.items():
        others = [spelling for other, (spelling, _) in coded.items() if other[:2] == key[:2]]
        if key in coded or not others:
            continue
        yield (
            f"{area_id}: no report is coded with the second-order division {name!r} of {key[0]}"
            f"{nearest(name, others)}: every place of another division counts as outside"
        )


def _near_second_orders(
    named: dict[_Division, tuple[str, str]], coded: dict[_Division, tuple[str, int]]
) -> Iterator[str]:
    """Spellings of reports that are near to one that an area names and that other reports bear: else the area is told of."""
    near = []
    for key, (spelling, number) in coded.items():
        known = [name for other, (_, name) in named.items() if other[:2] == key[:2] and other in coded]
        likely = "" if key in named else nearest(spelling, known)
        if likely:
            near.append((number, f"{spelling!r} ({number}){likely}"))
    if near:
        number = sum(places for places, _ in near)
        shown = ", ".join(told for _, told in near[:_SHOWN])
        yield (
            f"{number} {'place is' if number == 1 else 'places are'} coded with second-order divisions that areas name nearly so, "
            f"{'such as ' if len(near) > _SHOWN else ''}{shown}: outside every area made of other divisions"
        )


def _coded(places: pa.Table, *orders: str) -> dict[_Division, tuple[str, int]]:
    """Each division that places are coded with, as it is spelt there, and the number of those places.

    orders  columns of the names, the last of them that of the division
    """
    found: dict[_Division, tuple[str, int]] = {}
    columns = ["country", *orders]
    for row in places.group_by(columns).aggregate([([], "count_all")]).sort_by(orders[-1]).to_pylist():
        if any(row[name] is None for name in columns):
            continue
        key = _key(*(row[name] for name in columns))
        spelling, number = found.get(key, (row[orders[-1]], 0))
        found[key] = (spelling, number + row["count_all"])
    return found


def _key(country: str, admin1: str, *lower: str) -> _Division:
    return country, division_key(admin1_in_our_spelling(country, admin1) or admin1), *map(division_key, lower)


def _of_areas(named: dict[_Division, tuple[str, str]], coded: dict[_Division, tuple[str, int]]) -> Iterator[str]:
    for key, (area_id, name) in named.items():
        country = key[0]
        others = [spelling for other, (spelling, _) in coded.items() if other[0] == country]
        if key in coded or is_admin1(country, name) or not others:
            continue
        yield (
            f"{area_id}: no division {name!r} of {country} is known, and no report is coded with it"
            f"{nearest(name, [*divisions_of(country), *others])}: every place of another division counts as outside"
        )


def _of_places(named: dict[_Division, tuple[str, str]], coded: dict[_Division, tuple[str, int]]) -> Iterator[str]:
    for country in sorted({key[0] for key in named}):
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
