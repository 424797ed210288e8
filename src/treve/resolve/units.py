"""Does a place lie in an area made of countries and divisions? Decided by coding alone, never by the point.

A source that codes a place's division has decided on which side of a border it lies, even within 25 km of it.
"""

from __future__ import annotations

from collections.abc import Sequence

from treve.model.agreement import Unit
from treve.model.place import PlacePrecision
from treve.resolve.admin1 import admin1_in_our_spelling, division_key
from treve.resolve.place_columns import CodedPlace, Inside, PlaceColumns

# Precisions at which a source that codes a division means the place to lie in that division.
_IN_ADMIN1 = frozenset({PlacePrecision.EXACT, PlacePrecision.NEAR, PlacePrecision.DISTRICT, PlacePrecision.GOVERNORATE})
_IN_ADMIN2 = _IN_ADMIN1 - {PlacePrecision.GOVERNORATE}


def in_units(units: Sequence[Unit], places: PlaceColumns) -> Inside:
    """The places that lie surely, or perhaps, in one of the units."""
    keyed = tuple(_folded(unit) for unit in units)
    answers = [_in_any(keyed, place) for place in places.codings]
    return Inside(
        surely=places.of_codings([number for number, answer in enumerate(answers) if answer]),
        perhaps=places.of_codings([number for number, answer in enumerate(answers) if answer is None]),
    )


def in_unit(unit: Unit, place: CodedPlace) -> bool | None:
    """Whether a place lies in a unit whose divisions are folded; None: it cannot be told."""
    if place.country is None:
        return None
    if place.country != unit.country:
        return False
    inside = _in_divisions(unit, place)
    return inside if unit.whole or inside is False else None


def _in_divisions(unit: Unit, place: CodedPlace) -> bool | None:
    if place.precision is PlacePrecision.INTERNATIONAL:
        return None
    if unit.admin1 is None:
        return True
    if place.admin1 is None or place.precision not in _IN_ADMIN1:
        return None
    if place.admin1 != unit.admin1:
        return False
    if unit.admin2 is None:
        return True
    if place.admin2 is None or place.precision not in _IN_ADMIN2:
        return None
    return place.admin2 == unit.admin2


def _in_any(units: Sequence[Unit], place: CodedPlace) -> bool | None:
    answers = {in_unit(unit, place) for unit in units}
    return True if True in answers else None if None in answers else False


def _folded(unit: Unit) -> Unit:
    admin1 = admin1_in_our_spelling(unit.country, unit.admin1)
    return Unit(
        unit.country,
        division_key(admin1) if admin1 else None,
        division_key(unit.admin2) if unit.admin2 else None,
        unit.whole,
    )
