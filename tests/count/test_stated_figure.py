from __future__ import annotations

from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from treve.count.stated_figure import NOTHING_KNOWN, read_figure
from treve.errors import BadValue


@pytest.mark.parametrize(
    ("text", "note", "low", "high"),
    [
        ("12", "", 12, 12),
        ("1,403", "", 1403, 1403),
        ("1 403", "", 1403, 1403),
        ("0", "", 0, 0),
        ("at least 12", "", 12, None),
        ("12+", "", 12, None),
        (">= 12", "", 12, None),
        ("more than 12", "", 13, None),
        ("up to 70", "", 0, 70),
        ("fewer than 70", "", 0, 69),
        ("500-600", "", 500, 600),
        ("12", "at least; all parties", 12, None),
        ("12", "more than; party claim", 13, None),
        ("12", "at least three of them in al-Waer", 12, 12),
        ("٣٤", "", 34, 34),
    ],
)
def test_a_figure_allows_what_its_words_say(text: str, note: str, low: int, high: int | None) -> None:
    found = read_figure(text, note, "x.csv:2")
    assert found.low == low
    assert found.high == high


@pytest.mark.parametrize(
    ("text", "note"), [("", ""), ("?", ""), ("unknown", ""), ("about 100", ""), ("100", "about; x")]
)
def test_a_figure_that_is_missing_or_about_right_allows_any_number(text: str, note: str) -> None:
    assert read_figure(text, note, "x.csv:2") == NOTHING_KNOWN


@pytest.mark.parametrize(
    "text", ["1.403", "12.000", "1.403.000", "at least 1.403", "500-1.500", "1.403+", "about 1.400"]
)
def test_a_point_before_three_figures_may_part_thousands_and_is_not_guessed_at(text: str) -> None:
    with pytest.raises(BadValue, match="can be read in one way"):
        read_figure(text, "", "x.csv:2")


@pytest.mark.parametrize(
    ("text", "value"), [("0.403", "0.403"), ("12.5", "12.5"), ("1.40", "1.40"), ("1403.125", "1403.125")]
)
def test_a_fraction_that_can_be_nothing_else_is_read(text: str, value: str) -> None:
    assert read_figure(text, "", "x.csv:2").low == Decimal(value)


@pytest.mark.parametrize("text", ["a dozen", "-3", "1.2.3", "12,34", "600-500", "at least", "at least 5-6", "3 or 4"])
def test_any_other_text_is_an_error_that_names_its_place(text: str) -> None:
    with pytest.raises(BadValue, match=r"x\.csv:2"):
        read_figure(text, "", "x.csv:2")


@given(st.integers(0, 10**12))
def test_a_number_reads_back_as_itself_with_and_without_commas(number: int) -> None:
    assert read_figure(str(number), "", "x").low == read_figure(f"{number:,}", "", "x").low == Decimal(number)


def test_more_than_two_a_day_may_be_two_and_a_half() -> None:
    assert read_figure("more than 2", "", "x", whole=False).low == 2
    assert read_figure("fewer than 3", "", "x", whole=False).high == 3
