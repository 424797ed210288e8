"""Places in countries and divisions, by their coding alone."""

from __future__ import annotations

import itertools

import pytest

from treve.model.agreement import Unit
from treve.model.place import PlacePrecision
from treve.resolve.place_columns import CodedPlace
from treve.resolve.units import in_unit

P = PlacePrecision
SYRIA = Unit("SY", None, None, True)
IDLIB = Unit("SY", "idlib", None, True)
HARIM = Unit("SY", "idlib", "harim", True)


@pytest.mark.parametrize(
    ("unit", "place", "inside"),
    [
        (SYRIA, CodedPlace("SY", None, None, P.COUNTRY), True),
        (SYRIA, CodedPlace("SY", None, None, P.UNKNOWN), True),
        (SYRIA, CodedPlace("SY", None, None, P.INTERNATIONAL), None),
        (SYRIA, CodedPlace("TR", "idlib", None, P.EXACT), False),
        (SYRIA, CodedPlace(None, "idlib", None, P.EXACT), None),
        (IDLIB, CodedPlace("SY", "idlib", None, P.EXACT), True),
        (IDLIB, CodedPlace("SY", "idlib", None, P.NEAR), True),
        (IDLIB, CodedPlace("SY", "idlib", None, P.DISTRICT), True),
        (IDLIB, CodedPlace("SY", "idlib", None, P.GOVERNORATE), True),
        (IDLIB, CodedPlace("SY", "idlib", None, P.FUZZY), None),
        (IDLIB, CodedPlace("SY", "idlib", None, P.UNKNOWN), None),
        (IDLIB, CodedPlace("SY", "aleppo", None, P.NEAR), False),
        (IDLIB, CodedPlace("SY", "aleppo", None, P.FUZZY), None),
        (IDLIB, CodedPlace("SY", "aleppo", None, P.COUNTRY), None),
        (IDLIB, CodedPlace("SY", None, None, P.EXACT), None),
        (IDLIB, CodedPlace("TR", None, None, P.COUNTRY), False),
        (HARIM, CodedPlace("SY", "idlib", "harim", P.DISTRICT), True),
        (HARIM, CodedPlace("SY", "idlib", "harim", P.GOVERNORATE), None),
        (HARIM, CodedPlace("SY", "idlib", "ariha", P.EXACT), False),
        (HARIM, CodedPlace("SY", "idlib", None, P.EXACT), None),
        (HARIM, CodedPlace("SY", "aleppo", "harim", P.EXACT), False),
    ],
)
def test_a_place_is_in_a_unit_as_far_as_its_coding_tells(unit: Unit, place: CodedPlace, inside: bool | None) -> None:
    assert in_unit(unit, place) is inside


@pytest.mark.parametrize("unit", [SYRIA, IDLIB, HARIM])
def test_in_a_part_of_a_unit_nothing_is_sure_but_what_lies_outside_all_of_it(unit: Unit) -> None:
    part = Unit(unit.country, unit.admin1, unit.admin2, False)
    for cells in itertools.product(("SY", "TR", None), ("idlib", "aleppo", None), ("harim", "ariha", None), P):
        place = CodedPlace(*cells)
        assert in_unit(part, place) is (False if in_unit(unit, place) is False else None)


def test_a_place_in_a_division_is_never_outside_its_country() -> None:
    for cells in itertools.product(("SY", "TR", None), ("idlib", "aleppo", None), ("harim", "ariha", None), P):
        place = CodedPlace(*cells)
        if in_unit(IDLIB, place):
            assert in_unit(SYRIA, place)
        if in_unit(HARIM, place):
            assert in_unit(IDLIB, place)
