from __future__ import annotations

import datetime as dt

import pyarrow as pa
from hypothesis import given
from hypothesis import strategies as st

from treve.errors import BadValue
from treve.normalise.figures import read_count
from treve.read.column_forms import form
from treve.read.source import Column, Kind, Presence
from treve.read.typed_column import EXPECTED_FILLED, Fault, TypedColumn, blank_to_null


def _typed(kind: Kind, presence: Presence = Presence.OPTIONAL) -> TypedColumn:
    column = Column("x", kind, presence)
    return TypedColumn(column, form(column, {}), "X")


def _count(text: str | None) -> int | BadValue | None:
    if text is None or not text.strip():
        return None
    try:
        return read_count(text, "")
    except BadValue as fault:
        return fault


CELLS = st.lists(
    st.none() | st.sampled_from(["", " ", "0", "12", "12.0", "-1", "x", "3"]) | st.text(max_size=4), max_size=20
)


@given(CELLS, CELLS)
def test_a_column_read_by_distinct_texts_is_the_column_read_cell_by_cell(
    first: list[str | None], second: list[str | None]
) -> None:
    typed = _typed(Kind.COUNT)
    for cells in (first, second):
        (values,), faults = typed.read(pa.array(cells, pa.string()))
        expected = [_count(cell) for cell in cells]
        assert values.to_pylist() == [None if isinstance(value, BadValue) else value for value in expected]
        assert [(fault.row, fault.value) for fault in faults] == [
            (row, cells[row]) for row, value in enumerate(expected) if isinstance(value, BadValue)
        ]


@given(st.lists(st.none() | st.integers(-3, 10**15), max_size=20))
def test_typed_numbers_give_what_their_texts_give(numbers: list[int | None]) -> None:
    texts = pa.array([None if number is None else str(number) for number in numbers], pa.string())
    (from_texts,), faults_of_texts = _typed(Kind.COUNT).read(texts)
    (from_numbers,), faults = _typed(Kind.COUNT).read(pa.array(numbers, pa.int64()))
    assert from_numbers.equals(from_texts)
    assert faults == faults_of_texts


@given(st.lists(st.none() | st.dates() | st.just(dt.date.max), max_size=20))
def test_typed_days_give_what_their_texts_give(days: list[dt.date | None]) -> None:
    texts = pa.array([None if day is None else day.isoformat() for day in days], pa.string())
    from_texts, faults_of_texts = _typed(Kind.DAY_SPAN).read(texts)
    for given_as in (pa.date32(), pa.timestamp("s")):
        from_days, faults = _typed(Kind.DAY_SPAN).read(pa.array(days, pa.date32()).cast(given_as))
        assert [column.to_pylist() for column in from_days] == [column.to_pylist() for column in from_texts]
        assert [(one.row, one.expected) for one in faults] == [(one.row, one.expected) for one in faults_of_texts]


@given(st.lists(st.none() | st.floats(-400, 400), max_size=20))
def test_typed_degrees_give_what_their_texts_give(degrees: list[float | None]) -> None:
    texts = pa.array([None if value is None else repr(value) for value in degrees], pa.string())
    for kind in (Kind.LATITUDE, Kind.LONGITUDE):
        (from_texts,), faults_of_texts = _typed(kind).read(texts)
        (from_numbers,), faults = _typed(kind).read(pa.array(degrees, pa.float64()))
        assert from_numbers.equals(from_texts)
        assert [(fault.row, fault.expected) for fault in faults] == [
            (fault.row, fault.expected) for fault in faults_of_texts
        ]


WORDS = st.none() | st.sampled_from(
    ["", " ", " a ", "a;b", ";", "SY", "Atlantis", "UTC", "x", "2016-05", "9:05", "1", "yes"]
)


@given(st.lists(WORDS, min_size=1, max_size=20), st.integers(0, 5), st.sampled_from(list(Kind)))
def test_encoded_texts_give_what_their_texts_give(cells: list[str | None], start: int, kind: Kind) -> None:
    texts = pa.array(cells, pa.string())
    from_texts, from_encoded = _typed(kind, Presence.FILLED), _typed(kind, Presence.FILLED)
    expected, faults = from_texts.read(texts[start:])
    outputs, found = from_encoded.read(texts.dictionary_encode()[start:])
    assert [output.to_pylist() for output in outputs] == [output.to_pylist() for output in expected]
    assert [output.null_count for output in outputs] == [output.null_count for output in expected]
    assert (found, from_encoded.unknown) == (faults, from_texts.unknown)


def test_a_null_among_encoded_words_is_a_blank_cell() -> None:
    cells = pa.DictionaryArray.from_arrays(pa.array([0, 1, None], pa.int32()), pa.array(["1", None]))
    for kind in (Kind.TEXT, Kind.COUNT, Kind.NAMES):
        (output,), faults = _typed(kind, Presence.FILLED).read(cells)
        assert output.null_count == 2
        assert [fault.row for fault in faults] == [1, 2]


def test_a_blank_cell_is_a_fault_only_where_it_must_be_filled() -> None:
    cells = pa.array(["1", None, " ", "x"])
    assert [fault.row for fault in _typed(Kind.COUNT).read(cells)[1]] == [3]
    faults = _typed(Kind.COUNT, Presence.FILLED).read(cells)[1]
    assert [(fault.row, fault.value) for fault in faults] == [(3, "x"), (1, None), (2, None)]
    assert faults[1] == Fault(1, "X", None, EXPECTED_FILLED)


def test_unknown_words_are_counted_over_batches() -> None:
    typed = _typed(Kind.COUNTRY_NAME)
    for cells in (["SY", "Narnia", None], ["Narnia", "Oz", ""]):
        typed.read(pa.array(cells, pa.string()))
    assert typed.unknown == {"Narnia": 2, "Oz": 1}


@given(st.lists(st.none() | st.text(max_size=5), max_size=10))
def test_texts_lose_blanks_around_them_and_blank_ones_are_null(texts: list[str | None]) -> None:
    kept = blank_to_null(pa.array(texts, pa.string())).to_pylist()
    assert [value is None for value in kept] == [text is None or not text.strip() for text in texts]
    assert all(value == value.strip() for value in kept if value)
