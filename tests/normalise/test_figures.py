from __future__ import annotations

import math

import pytest
from hypothesis import given
from hypothesis import strategies as st

from treve.errors import BadValue
from treve.normalise.figures import read_count, read_latitude, read_longitude, read_truth, read_whole_number


@given(st.integers(min_value=0, max_value=10**17))
def test_a_count_reads_back_as_itself(number: int) -> None:
    assert read_count(str(number), "x") == read_count(f" {number}.0 ", "x") == number


@given(st.integers(min_value=-(10**17), max_value=10**17))
def test_a_whole_number_reads_back_as_itself(number: int) -> None:
    assert read_whole_number(str(number), "x") == number


@pytest.mark.parametrize("text", ["", "-1", "1.5", "NA", "1,000", "1e3", "0x10", "١٢", "=1+1", "about 5", "9" * 19])
def test_what_is_no_count_is_an_error(text: str) -> None:
    with pytest.raises(BadValue, match="0 or more"):
        read_count(text, "x")


@given(st.floats(min_value=-90, max_value=90))
def test_degrees_read_back_as_themselves(degrees: float) -> None:
    assert read_latitude(repr(degrees), "x") == degrees
    assert read_longitude(repr(degrees), "x") == degrees


@pytest.mark.parametrize("text", ["", "33,61", "nan", "inf", "90.1", "-90.5", "33°36'", "33.5N", "1_0"])
def test_what_is_no_latitude_is_an_error(text: str) -> None:
    with pytest.raises(BadValue, match="decimal point"):
        read_latitude(text, "x")


def test_longitudes_go_to_180() -> None:
    assert read_longitude("-180", "x") == -180.0
    with pytest.raises(BadValue, match="-180 to 180"):
        read_longitude("180.1", "x")


@given(st.text(max_size=20))
def test_any_text_gives_finite_degrees_or_our_own_error(text: str) -> None:
    try:
        assert math.isfinite(read_longitude(text, "x"))
    except BadValue:
        return


@pytest.mark.parametrize(
    ("text", "truth"), [("true", True), ("YES", True), ("1", True), (" False ", False), ("no", False), ("0", False)]
)
def test_truth_has_six_spellings(text: str, truth: bool) -> None:
    assert read_truth(text, "x") is truth


@pytest.mark.parametrize("text", ["", "oui", "2", "maybe"])
def test_other_words_for_truth_are_errors(text: str) -> None:
    with pytest.raises(BadValue, match="true or false"):
        read_truth(text, "x")
