from __future__ import annotations

import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from treve.extract.counted.number_words import matches, patterns_of_numbers
from treve.extract.drafting import prepare
from treve.model.draft import Language


def read(text: str, language: str) -> list[tuple[int | None, int | None, bool, bool]]:
    return [(one.low, one.high, one.about, one.vague) for one in prepare(text, language=language).numbers]


@pytest.mark.parametrize(
    ("text", "language", "value"),
    [
        ("310.000", "fr", 310_000),
        ("310 000", "fr", 310_000),
        ("310\u202f000", "fr", 310_000),
        ("310,000", "en", 310_000),
        ("1,5 million", "fr", 1_500_000),
        ("1.5 million", "en", 1_500_000),
        ("3 тыс.", "ru", 3_000),
        ("٣١٠٬٠٠٠", "ar", 310_000),
        ("٥ آلاف", "ar", 5_000),
        ("deux mille seize", "fr", 2_016),
    ],
)
def test_a_number_is_read_in_the_way_of_its_language(text: str, language: str, value: int) -> None:
    assert read(text, language) == [(value, value, False, False)]


def test_dozens_are_about_or_vague() -> None:
    assert read("une dizaine", "fr") == [(10, 10, True, False)]
    assert read("des dizaines de milliers", "fr") == [(20_000, None, False, True)]
    assert read("deux dizaines", "fr") == [(20, 20, True, False)]


@pytest.mark.parametrize("text", ["15th", "2ème", "40 %", "12:30", "3/4", "1.2.3"])
def test_ordinals_shares_and_clocks_are_no_counts(text: str) -> None:
    assert all(number[0] not in (15, 40, 12) for number in read(text, "en"))


@given(st.integers(0, 10**9))
def test_a_grouped_number_reads_back_as_itself(number: int) -> None:
    assert read(f"{number:,}", "en") == [(number, number, False, False)]


def test_a_run_of_very_many_digits_is_no_number() -> None:
    assert read("9" * 50_000 + " morts", "fr") == []


def test_parts_of_a_million_are_numbers() -> None:
    for text, language in (("half a million people", "en"), ("полмиллиона человек", "ru"), ("نصف مليون شخص", "ar")):
        assert read(text, language) == [(500_000, 500_000, True, False)]


def test_two_scales_of_one_size_are_two_numbers() -> None:
    assert read("مليونين وثلاثة ملايين", "ar") == [
        (2_000_000, 2_000_000, False, False),
        (3_000_000, 3_000_000, False, False),
    ]
    assert read("ألفين وثلاثة آلاف", "ar") == [(2_000, 2_000, False, False), (3_000, 3_000, False, False)]


def test_the_ten_of_an_arabic_number_with_its_article_is_no_ten() -> None:
    assert read("الجنود الثمانية عشر الأسرى", "ar") == []
    assert read("عشرة جنود", "ar") == [(10, 10, False, False)]


PIECES = [
    "12",
    "3,5",
    "1.000",
    "S300",
    "T-72",
    "deux",
    "millions",
    "de",
    "twenty",
    "-",
    " ",
    ",",
    "двадцать",
    "тысяч",
    "ثلاثة",
    "و",
    "وعشرين",
]


@given(st.lists(st.sampled_from(PIECES), max_size=12).map("".join), st.sampled_from(list(Language)))
def test_numbers_are_found_where_a_pass_over_every_character_finds_them(text: str, language: Language) -> None:
    whole = re.compile("|".join(patterns_of_numbers(language)))
    assert [one.span() for one in matches(text, language)] == [one.span() for one in whole.finditer(text)]
