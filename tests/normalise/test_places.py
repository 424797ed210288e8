from __future__ import annotations

from collections import Counter

import pytest

from treve.errors import BadValue
from treve.normalise.places import (
    boxes,
    countries,
    find_country,
    find_country_by_gw_number,
    find_country_by_iso_number,
    read_zone,
)


def test_codes_and_numbers_stand_for_one_country_each() -> None:
    codes = [country.code for country in countries()]
    iso = [country.iso_numeric for country in countries() if country.iso_numeric is not None]
    gw = [number for country in countries() for number in country.gw_numbers]
    names = [name.lower() for country in countries() for name in country.names]
    for values in (codes, iso, gw, names):
        assert [value for value, times in Counter(values).items() if times > 1] == []


@pytest.mark.parametrize(
    ("text", "code"),
    [
        ("Syria", "SY"),
        ("SY", "SY"),
        ("sy", "SY"),
        ("Myanmar (Burma)", "MM"),
        ("DR Congo (Zaire)", "CD"),
        ("Democratic Republic of Congo", "CD"),
        ("Russia (Soviet Union)", "RU"),
        ("Yemen (North Yemen)", "YE"),
        ("Bosnia-Herzegovina", "BA"),
        ("Serbia (Yugoslavia)", "RS"),
        ("Narnia", None),
        ("", None),
    ],
)
def test_countries_are_found_by_code_and_name(text: str, code: str | None) -> None:
    assert find_country(text) == code


@pytest.mark.parametrize(
    ("text", "code"), [("652", "SY"), ("652.0", "SY"), ("2", "US"), ("678", "YE"), ("345", "RS"), ("999", None)]
)
def test_countries_are_found_by_gleditsch_ward_number(text: str, code: str | None) -> None:
    assert find_country_by_gw_number(text) == code


@pytest.mark.parametrize(
    ("text", "code"), [("760", "SY"), ("4", "AF"), ("004", "AF"), ("275", "PS"), ("1", None), ("0", None)]
)
def test_countries_are_found_by_iso_number(text: str, code: str | None) -> None:
    assert find_country_by_iso_number(text) == code


def test_boxes_are_the_right_way_round() -> None:
    assert all(box.south < box.north and box.west < box.east for box in boxes().values())
    assert boxes()["SY"].south < 33.5 < boxes()["SY"].north
    assert boxes()["SY"].west < 36.3 < boxes()["SY"].east


def test_a_zone_is_an_iana_name() -> None:
    assert read_zone(" Asia/Damascus ", "x") == "Asia/Damascus"
    for wrong in ("", "Damascus", "+02:00", "EEST", "../etc/passwd"):
        with pytest.raises(BadValue, match="IANA"):
            read_zone(wrong, "x")
