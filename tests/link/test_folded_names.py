"""Spellings of one name in one country have one number."""

from __future__ import annotations

import pyarrow as pa
import pytest

from treve.link.folded_names import folded_keys, place_form


def test_spellings_are_one_name_and_countries_keep_them_apart() -> None:
    names = pa.chunked_array([["al-Bab", "Al Bab", "al-Bab", None, "", "Homs"]])
    countries = pa.chunked_array([["SY", "SY", "IQ", "SY", "SY", None]])
    keys = folded_keys(names, countries).to_pylist()
    assert keys[0] == keys[1] != keys[2]
    assert keys[3] is None
    assert keys[4] is None
    assert keys[5] not in keys[:3]


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("Douma", "Duma town"),
        ("al-Bab", "Al Bab town"),
        ("Talbiseh", "Tallbisah  town"),
        ("Deir Qanun", "Dayr Qanun village"),
        ("al-Fu'ah", "Foah village"),
        ("Ain al-Fijeh", "Ayn al-Fijah village"),
        ("Deir ez-Zor", "Deir ez Zor town"),
        ("Jisr ash-Shughur", "Jisr al Shughur"),
        ("As Suwayda", "as-Suwayda"),
        ("مدينة دوما", "دوما"),
    ],
)
def test_two_gazetteers_mean_one_place(one: str, other: str) -> None:
    assert place_form(one) == place_form(other) != ""


@pytest.mark.parametrize(
    ("one", "other"), [("Idlib", "Aleppo"), ("Kafr Laha", "Kafr Nabl"), ("Homs", "Hama city"), ("As Salam", "Ed Salam")]
)
def test_different_places_stay_different(one: str, other: str) -> None:
    assert place_form(one) != place_form(other)


def test_a_name_that_is_a_kind_of_place_stays() -> None:
    assert place_form("Village") != ""
    assert place_form("") == ""
