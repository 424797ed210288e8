from __future__ import annotations

import pytest

from treve.extract.when.zones_of_places import _COUNTRY, _ZONES, names_of_places, zone_in_text, zone_of_place
from treve.normalise.zones import is_zone


def test_every_place_has_a_zone_that_exists() -> None:
    assert all(is_zone(zone) for zone in {*_ZONES.values(), *_COUNTRY.values()})


@pytest.mark.parametrize(
    ("name", "zone"),
    [
        ("damas", "Asia/Damascus"),
        ("москве", "Europe/Moscow"),
        ("دمشق", "Asia/Damascus"),
        ("atlantis", None),
        ("бишкекского", "Asia/Bishkek"),
        ("libanaise", "Asia/Beirut"),
        ("new york", "America/New_York"),
        ("nueva delhi", "Asia/Kolkata"),
        ("la habana", "America/Havana"),
        ("new", None),
        ("nueva", None),
    ],
)
def test_a_capital_has_its_zone(name: str, zone: str | None) -> None:
    assert zone_of_place(name) == zone


def test_a_text_about_two_countries_has_no_zone() -> None:
    assert zone_in_text("un cessez-le-feu en syrie") == "Asia/Damascus"
    assert zone_in_text("a truce in syria and in lebanon") is None
    assert zone_in_text("la turquie et l'iran") is None


def test_every_zone_in_the_table_is_one() -> None:
    assert {zone for zone in map(zone_of_place, names_of_places()) if zone is None or not is_zone(zone)} == set()
