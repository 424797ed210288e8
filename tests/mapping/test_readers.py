from __future__ import annotations

import datetime as dt

import pytest
from hypothesis import given
from hypothesis import strategies as st

from treve.errors import BadValue
from treve.mapping.cells import Cell
from treve.mapping.fields import Reading
from treve.mapping.mapping_file import Rule
from treve.mapping.readers import country_code, reader, span_text
from treve.model.day_span import DaySpan
from treve.normalise.dates import read_day_span

DAYS = st.dates(dt.date(1955, 1, 1), dt.date(2090, 12, 31))


def _read(field: str, read_as: Reading, *cells: Cell, **rule: object) -> tuple[str | None, ...]:
    columns = tuple(f"c{number}" for number in range(len(cells)))
    return reader(field, Rule(columns=columns, read_as=read_as, **rule), False)(cells)  # type: ignore[arg-type]


@given(DAYS, DAYS)
def test_the_source_reads_back_the_span_that_is_written(one: dt.date, other: dt.date) -> None:
    span = DaySpan(min(one, other), max(one, other))
    first, last = span_text(span)
    back = read_day_span(first, "")
    assert back.first == span.first
    assert (read_day_span(last, "").last if last else back.last) == span.last


@pytest.mark.parametrize(
    ("cells", "expected"),
    [
        ((2017, 1, 5), "2017-01-05"),
        (("٢٠١٧", "شباط", "٢٨"), "2017-02-28"),
        ((2017, "March", None), "2017-03"),
        ((2017, None, None), "2017"),
    ],
)
def test_days_in_three_columns(cells: tuple[Cell, ...], expected: str) -> None:
    assert _read("day", Reading.YEAR_MONTH_DAY, *cells)[0] == expected


@pytest.mark.parametrize(
    "cells", [(2017, 2, 30), (2017, None, 5), (None, 1, 5), (17, 1, 5), (2017, "Foo", 1), (2017, 13, None)]
)
def test_days_in_three_columns_that_are_none(cells: tuple[Cell, ...]) -> None:
    with pytest.raises(BadValue):
        _read("day", Reading.YEAR_MONTH_DAY, *cells)


def test_degrees_as_they_stand_and_swapped() -> None:
    assert _read("point", Reading.DEGREES, "36,2", "37°09'E") == ("36.2", "37.15")
    assert _read("point", Reading.DEGREES, "37°09'E", 36.2, swapped=True) == ("36.2", "37.15")
    assert _read("point", Reading.DEGREES, 36.2, None) == ("36.2", None)


def test_degrees_beyond_their_bounds_name_the_column_at_fault() -> None:
    for cells, column in (((93.0, 36.0), "0"), ((36.0, 193.0), "1")):
        with pytest.raises(BadValue) as refused:
            _read("point", Reading.DEGREES, *cells)
        assert refused.value.column == column


def test_a_last_day_is_no_range() -> None:
    assert _read("last_day", Reading.DAY, "2017-01-05") == ("2017-01-05",)
    with pytest.raises(BadValue):
        _read("last_day", Reading.DAY, "3-5 January 2017")


@pytest.mark.parametrize(
    ("name", "code"),
    [
        ("Syrie", "SY"),
        ("سوريا", "SY"),
        ("SY", "SY"),
        ("Ucrania", "UA"),
        ("Сирия", "SY"),
        ("DR Congo (Zaire)", "CD"),
        ("Atlantis", None),
    ],
)
def test_countries_by_any_name(name: str, code: str | None) -> None:
    assert country_code(name) == code


def test_an_unknown_country_stays_as_written() -> None:
    assert _read("country", Reading.COUNTRY, "Atlantis") == ("Atlantis",)


def test_texts_of_several_columns_are_joined() -> None:
    assert _read("note", Reading.TEXT, "a", None, "b") == ("a; b",)
    assert _read("report_id", Reading.ID, "W12", 3.0) == ("W12-3",)
