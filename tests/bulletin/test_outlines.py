"""The outlines of countries."""

from __future__ import annotations

import functools
from pathlib import Path

import pytest
from shapely import Point, Polygon

from treve.bulletin import outlines
from treve.bulletin.outlines import outline
from treve.normalise.places import countries

FOLDER = Path(outlines.__file__).parent


def lies_in(country: str, longitude: float, latitude: float) -> bool:
    """Whether a point lies in an odd number of rings."""
    point = Point(longitude, latitude)
    return sum(bool(Polygon(ring).contains(point)) for ring in outline(country)) % 2 == 1


@pytest.mark.parametrize(
    ("country", "longitude", "latitude"),
    [
        ("SY", 36.29, 33.51),
        ("SY", 37.16, 36.20),
        ("UA", 37.80, 48.00),
        ("CO", -74.07, 4.71),
        ("SS", 31.58, 4.85),
        ("SD", 32.53, 15.59),
        ("YE", 42.95, 14.80),
        ("ET", 39.47, 13.49),
        ("FR", 2.35, 48.86),
        ("SO", 44.07, 9.56),
        ("CY", 33.36, 35.33),
        ("XK", 21.17, 42.66),
        ("PH", 124.25, 7.22),
    ],
)
def test_a_town_lies_in_the_outline_of_its_country(country: str, longitude: float, latitude: float) -> None:
    assert lies_in(country, longitude, latitude)


@pytest.mark.parametrize(
    ("country", "longitude", "latitude"),
    [("SY", 35.50, 33.89), ("SY", 37.38, 37.07), ("ZA", 28.25, -29.55), ("IT", 12.453, 43.94)],
    ids=["Beirut", "Gaziantep", "Lesotho, a hole", "San Marino, a hole"],
)
def test_a_place_abroad_lies_outside(country: str, longitude: float, latitude: float) -> None:
    assert not lies_in(country, longitude, latitude)


@pytest.mark.parametrize("country", ["", "ZZ", "sy", "Syria"])
def test_an_unknown_country_has_no_rings(country: str) -> None:
    assert outline(country) == ()


def test_every_ring_is_closed_and_lies_on_earth() -> None:
    for country in countries():
        for ring in outline(country.code):
            assert ring[0] == ring[-1]
            assert len(ring) >= 4
            assert all(-180 <= longitude <= 180 and -90 <= latitude <= 90 for longitude, latitude in ring)


def test_the_countries_without_an_outline_are_those_the_readme_names() -> None:
    assert [one.code for one in countries() if not outline(one.code)] == ["GF", "GI", "GP", "MQ", "RE", "TV", "YT"]


def test_neighbours_share_their_border_point_by_point() -> None:
    syria, turkey = (
        functools.reduce(set.union, map(set, outline(code)), set[tuple[float, float]]()) for code in ("SY", "TR")
    )
    assert len(syria & turkey) > 20


def test_the_outlines_are_small_enough_to_travel() -> None:
    assert (FOLDER / "countries.json").stat().st_size < 900_000


def test_origin_and_licence_stand_beside_them() -> None:
    text = (FOLDER / "README.md").read_text(encoding="utf-8")
    assert "Natural Earth" in text
    assert "Copyright 2013-2019 Michael Bostock" in text


def test_every_country_there_is_an_outline_of_has_its_rings() -> None:
    assert outlines.outlines()["SY"] == outline("SY")
    assert all(outlines.outlines().values())
