"""First-order divisions in our spelling."""

from __future__ import annotations

import csv
from collections import Counter

import pytest

from treve.resolve.admin1 import CROSSWALK, admin1_in_our_spelling, country_of_admin1, division_key, is_admin1

GOVERNORATES = {
    "Aleppo": ("Aleppo Governorate", "Aleppo", "حلب", "محافظة حلب"),
    "Damascus": ("Damascus Governorate", "Damascus", "دمشق"),
    "Rif Dimashq": ("Rif Dimashq Governorate", "Rural Damascus", "ريف دمشق"),
    "Homs": ("Homs Governorate", "Homs (Hims)", "حمص"),
    "Hama": ("Hamah Governorate", "Hamah", "حماة"),
    "Idlib": ("Idlib Governorate", "Idleb", "إدلب"),
    "Daraa": ("Daraa Governorate", "Dar'a", "Dar`a", "درعا"),
    "Deir ez-Zor": ("Deir ez Zor Governorate", "Deir-ez-Zor", "Dayr Az Zawr", "دير الزور"),
    "Latakia": ("Latakia Governorate", "Lattakia", "اللاذقية"),
    "Tartus": ("Tartus Governorate", "Tartous", "طرطوس"),
    "Raqqa": ("Ar Raqqah Governorate", "Ar-Raqqa", "Ar Raqqah", "الرقة"),
    "Hasakah": ("Al Hasakah Governorate", "Al-Hasakeh", "Hasaka (Al Haksa)", "الحسكة"),
    "Quneitra": ("Quneitra Governorate", "Quneitra", "القنيطرة"),
    "Suwayda": ("As Suwayda Governorate", "As-Sweida", "As Suwayda'", "السويداء"),
}


@pytest.mark.parametrize(
    ("spelling", "ours"), [(spelling, ours) for ours, all_of in GOVERNORATES.items() for spelling in (ours, *all_of)]
)
def test_each_syrian_governorate_has_one_spelling_whatever_the_source(spelling: str, ours: str) -> None:
    assert admin1_in_our_spelling("SY", spelling) == ours
    assert admin1_in_our_spelling(None, spelling) == ours
    assert country_of_admin1(spelling) == "SY"
    assert is_admin1("SY", spelling)


@pytest.mark.parametrize(
    ("country", "spelling", "ours"),
    [
        ("YE", "Al Hodeidah", "Hudaydah"),
        ("YE", "Al Hudaydah Governorate", "Hudaydah"),
        ("UA", "Donetsk Oblast", "Donetsk"),
        ("UA", "Луганська область", "Luhansk"),
        ("ET", "Tigray Region", "Tigray"),
    ],
)
def test_divisions_the_agreements_speak_of_are_known(country: str, spelling: str, ours: str) -> None:
    assert admin1_in_our_spelling(country, spelling) == ours


def test_a_name_of_two_countries_tells_no_country() -> None:
    assert country_of_admin1("Al Jawf") is None
    assert admin1_in_our_spelling("YE", "Al Jawf") == "Jawf"
    assert admin1_in_our_spelling(None, "Al Jawf") == "Al Jawf"


@pytest.mark.parametrize("name", ["Khartoum State", "North", "???"])
def test_an_unknown_division_stays_as_written(name: str) -> None:
    assert admin1_in_our_spelling("SD", name) == name
    assert country_of_admin1(name) is None
    assert not is_admin1("SD", name)


def test_a_division_of_another_country_is_not_taken_for_ours() -> None:
    assert admin1_in_our_spelling("TR", "Hamah") == "Hamah"


def test_no_division_stays_none() -> None:
    assert admin1_in_our_spelling("SY", None) is None


@pytest.mark.parametrize(
    ("one", "other"),
    [("Idlib Governorate", "idlib"), ("Khartoum State", "Khartoum"), ("Region", "region"), ("Al Bab district", "Bab")],
)
def test_words_for_a_division_do_not_count(one: str, other: str) -> None:
    assert division_key(one) == division_key(other) != ""


def test_a_spelling_means_one_division_of_a_country() -> None:
    with CROSSWALK.open(encoding="utf-8", newline="") as file:
        meanings = {(row["country"], division_key(row["spelling"]), row["admin1"]) for row in csv.DictReader(file)}
    shared = [
        key for key, count in Counter((country, spelling) for country, spelling, _ in meanings).items() if count > 1
    ]
    assert shared == []
