from __future__ import annotations

import datetime as dt

import pytest
from hypothesis import given
from hypothesis import strategies as st

from treve.errors import BadValue
from treve.mapping.figures import read_number, read_range, zeros_behind

NUMBERS = st.integers(0, 10**9)
ARABIC = str.maketrans("0123456789,", "٠١٢٣٤٥٦٧٨٩٬")


@given(NUMBERS, st.sampled_from((",", ".", " ", "\u00a0", "\u202f", "'", "’")))
def test_thousands_may_be_set_apart_in_any_way(number: int, between: str) -> None:
    assert read_number(f"{number:,}".replace(",", between)) == number
    assert read_number(number) == read_number(float(number)) == read_number(f"{number}.0") == number
    assert read_number(f"{number:,}".translate(ARABIC)) == number


@given(NUMBERS, NUMBERS)
def test_ranges_keep_both_ends(one: int, other: int) -> None:
    low, high = sorted((one, other))
    for between in ("-", " – ", " to ", " à ", " إلى "):
        assert read_range(f"{low}{between}{high}") == (low, high)
    if low < high:
        with pytest.raises(BadValue):
            read_range(f"{high}-{low}")


@pytest.mark.parametrize(
    ("text", "low", "high"),
    [
        ("at least 5", 5, None),
        ("au moins 5", 5, None),
        ("على الأقل ٥", 5, None),
        ("5+", 5, None),
        ("≥ 5", 5, None),
        ("more than 5", 6, None),
        ("plus de 5", 6, None),
        ("up to 70", None, 70),
        ("jusqu'à 70", None, 70),
        ("less than 3", None, 2),
        ("moins de 3", None, 2),
    ],
)
def test_bounds_bound_one_side_alone(text: str, low: int | None, high: int | None) -> None:
    assert read_range(text) == (low, high)


@pytest.mark.parametrize(
    ("texts", "decimals"),
    [
        (["3.000", "12.000"], None),
        (["3,000"], None),
        (["0.000", "3.000"], True),
        (["3.000", "1.250"], False),
        (["1.250.000"], False),
        (["3", "4"], False),
        ([], False),
    ],
)
def test_zeros_behind_a_point_are_thousands_or_decimals_or_untold(texts: list[str], decimals: bool | None) -> None:
    assert zeros_behind(texts) is decimals


def test_zeros_are_read_as_told() -> None:
    assert (read_number("3.000"), read_number("3.000", decimals=True)) == (3000, 3)
    assert (read_number("12,000"), read_number("12,000", decimals=True)) == (12000, 12)
    assert read_number("1,234.00") == read_number("1 234,0") == 1234


@pytest.mark.parametrize(
    "cell",
    [
        "about 5",
        "~5",
        "several",
        "-3",
        "2.5",
        2.5,
        1.234,
        "5 (2 children)",
        "=A1+1",
        "#REF!",
        "",
        "<0",
        dt.date(2017, 7, 5),
        True,
        "12 34",
    ],
)
def test_what_is_no_count_is_refused(cell: str | float | dt.date | bool) -> None:
    with pytest.raises(BadValue):
        read_range(cell)
