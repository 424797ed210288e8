from __future__ import annotations

import datetime as dt

import pytest
from hypothesis import given
from hypothesis import strategies as st

from treve.errors import BadValue
from treve.extract.text.published import read_published


@pytest.mark.parametrize(
    ("said", "first", "last"),
    [
        ("2016", dt.date(2016, 1, 1), dt.date(2016, 12, 31)),
        ("2016-02", dt.date(2016, 2, 1), dt.date(2016, 2, 29)),
        ("2016-12-29", dt.date(2016, 12, 29), dt.date(2016, 12, 29)),
        ("2016-12-29T10:00Z", dt.date(2016, 12, 29), dt.date(2016, 12, 29)),
    ],
)
def test_publication_is_as_wide_as_it_is_vague(said: str, first: dt.date, last: dt.date) -> None:
    known = read_published(said, "x")
    assert (known.first, known.last, known.day) == (first, last, first if first == last else None)
    assert known.days()[0] == first
    assert known.days()[-1] == last


@pytest.mark.parametrize("said", ["", "12-2016", "2016-13", "2016-02-30", "yesterday", "0001", "9999-12-31", "2016-1"])
def test_anything_else_is_an_error_that_names_its_place(said: str) -> None:
    with pytest.raises(BadValue, match=r"a\.txt"):
        read_published(said, "a.txt")


@given(st.dates(dt.date(1900, 1, 1), dt.date(2100, 12, 31)))
def test_a_day_reads_back_as_itself(day: dt.date) -> None:
    assert read_published(str(day), "x").day == day
