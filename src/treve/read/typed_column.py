"""One column of raw cells → typed columns and faults. Each distinct text is read once, in plain Python."""

from __future__ import annotations

import datetime as dt
from collections import Counter
from dataclasses import dataclass, field
from typing import Any

import pyarrow as pa
import pyarrow.compute as pc

from treve.errors import BadValue
from treve.normalise import dates, figures
from treve.read.column_forms import Form, Values, expected_code
from treve.read.source import Column, Kind, Presence

ENCODED_TEXT = pa.dictionary(pa.int32(), pa.string())
"""Texts of which each stands once, and the rows point at them."""

EXPECTED_FILLED = "a value; the cell is blank"

# Distinct texts remembered between batches; beyond it they are read anew, so that memory stays bounded.
_REMEMBERED = 1_000_000

_FIRST_DAY, _LAST_DAY = (
    pa.scalar(dt.date(dates.YEARS[at], month, day)) for at, month, day in ((0, 1, 1), (-1, 12, 31))
)
_NUMBERS = (Kind.COUNT, Kind.WHOLE_NUMBER, Kind.CODE)
_DEGREES = {Kind.LATITUDE: (90.0, figures.EXPECTED_LATITUDE), Kind.LONGITUDE: (180.0, figures.EXPECTED_LONGITUDE)}


@dataclass(frozen=True, slots=True)
class Fault:
    """One cell that cannot be read: the row within its batch, the column as the file names it, the value, what was expected."""

    row: int
    column: str
    value: str | None
    expected: str


@dataclass(slots=True)
class TypedColumn:
    """Reads one column of one source, batch by batch.

    unknown  words that could not be looked up, with the number of their cells
    """

    column: Column
    form: Form
    name_in_file: str
    unknown: Counter[str] = field(default_factory=Counter)
    _known: dict[str, Values | BadValue] = field(default_factory=dict)

    def read(self, cells: pa.Array) -> tuple[list[pa.Array], list[Fault]]:
        """The typed columns of a batch, empty where a cell is blank or at fault, and its faults."""
        outputs, faults = self._typed(cells) or self._read_texts(cells)
        if self.column.presence is Presence.FILLED and outputs[0].null_count:
            at_fault = {fault.row for fault in faults}
            blank = [row for row in rows_where(outputs[0].is_null()) if row not in at_fault]
            faults = faults + [Fault(row, self.name_in_file, None, EXPECTED_FILLED) for row in blank]
        return outputs, faults

    def _read_texts(self, cells: pa.Array) -> tuple[list[pa.Array], list[Fault]]:
        if self.column.kind is Kind.TEXT:
            return [_trimmed(cells) if cells.type == ENCODED_TEXT else blank_to_null(as_text(cells))], []
        encoded = cells if _is_encoded(cells) else as_text(cells).dictionary_encode()
        words: list[str] = encoded.dictionary.to_pylist()
        read = [self._read_word(word) for word in words]
        blank = self.form.blank()
        values = [blank if isinstance(result, BadValue) else result for result in read]
        outputs = [
            _at(pa.array([value[place] for value in values], output_type), encoded.indices)
            for place, (_, output_type) in enumerate(self.form.outputs)
        ]
        self._note_unknown(words, read, encoded.indices)
        return outputs, self._faults(words, read, encoded.indices)

    def _read_word(self, word: str) -> Values | BadValue:
        result = self._known.get(word)
        if result is None:
            result = self._read_new(word)
            if len(self._known) >= _REMEMBERED:
                self._known.clear()
            self._known[word] = result
        return result

    def _read_new(self, word: str) -> Values | BadValue:
        if not word.strip():
            return self.form.blank()
        try:
            return self.form.read(word)
        except BadValue as fault:
            return fault

    def _faults(self, words: list[str], read: list[Values | BadValue], indices: pa.Array) -> list[Fault]:
        unreadable = {place: result for place, result in enumerate(read) if isinstance(result, BadValue)}
        if not unreadable:
            return []
        rows = rows_where(pc.is_in(indices, value_set=pa.array(list(unreadable), indices.type)))
        places = indices.take(pa.array(rows, pa.int64())).to_pylist()
        return [
            Fault(row, self.name_in_file, words[place], unreadable[place].expected)
            for row, place in zip(rows, places, strict=True)
        ]

    def _note_unknown(self, words: list[str], read: list[Values | BadValue], indices: pa.Array) -> None:
        if not self.form.looked_up:
            return
        strange = [
            place
            for place, result in enumerate(read)
            if not isinstance(result, BadValue) and result[-1] is None and words[place].strip()
        ]
        if strange:
            found = indices.filter(pc.is_in(indices, value_set=pa.array(strange, indices.type)))
            for counted in pc.value_counts(found).to_pylist():
                self.unknown[words[counted["values"]].strip()] += counted["counts"]

    def _typed(self, cells: pa.Array) -> tuple[list[pa.Array], list[Fault]] | None:
        """Cells that come typed and need no text; None: they are read as text."""
        kind, given = self.column.kind, cells.type
        if kind is Kind.DAY_SPAN and (pa.types.is_date(given) or (pa.types.is_timestamp(given) and given.tz is None)):
            return self._midnights(cells)
        if kind is Kind.TRUTH and pa.types.is_boolean(given):
            return [cells], []
        if kind in _NUMBERS and (pa.types.is_integer(given) or pa.types.is_floating(given)):
            return self._whole_numbers(cells)
        if kind in _DEGREES and (pa.types.is_integer(given) or pa.types.is_floating(given)):
            return self._degrees(cells)
        return None

    def _whole_numbers(self, cells: pa.Array) -> tuple[list[pa.Array], list[Fault]] | None:
        if pa.types.is_floating(cells.type):
            if not _all(pc.and_(pc.equal(pc.floor(cells), cells), pc.less(pc.abs(cells), 2.0**53))):
                return None
            cells = cells.cast(pa.int64())
        numbers = cells.cast(pa.int64(), safe=pa.types.is_uint64(cells.type))
        if self.column.kind is Kind.COUNT:
            return self._checked(numbers, pc.greater_equal(numbers, 0), figures.EXPECTED_COUNT)
        if self.column.kind is Kind.CODE:
            codes = self.column.codes
            allowed = pc.or_kleene(pc.is_in(numbers, value_set=pa.array(codes, pa.int64())), numbers.is_null())
            return self._checked(numbers, allowed, expected_code(codes))
        return [numbers], []

    def _degrees(self, cells: pa.Array) -> tuple[list[pa.Array], list[Fault]] | None:
        limit, expected = _DEGREES[self.column.kind]
        degrees = cells.cast(pa.float64())
        within = pc.less_equal(pc.abs(degrees), limit)
        if self.column.kind is Kind.LATITUDE and not _all(within):
            return None  # read as text, so that a latitude that could be a longitude is told from one that could not
        return self._checked(degrees, within, expected)

    def _midnights(self, cells: pa.Array) -> tuple[list[pa.Array], list[Fault]]:
        days = cells.cast(pa.date32(), safe=False)
        in_years = pc.and_(pc.greater_equal(days, _FIRST_DAY), pc.less_equal(days, _LAST_DAY))
        right = pc.and_(in_years, pc.equal(days.cast(cells.type), cells))
        outputs, faults = self._checked(days, right, dates.EXPECTED_DAY, cells)
        return [outputs[0], outputs[0]], faults

    def _checked(
        self, values: pa.Array, right: pa.Array, expected: str, written: pa.Array | None = None
    ) -> tuple[list[pa.Array], list[Fault]]:
        if _all(right):
            return [values], []
        rows = rows_where(pc.invert(right))
        shown = (values if written is None else written).take(pa.array(rows, pa.int64())).cast(pa.string()).to_pylist()
        faults = [Fault(row, self.name_in_file, value, expected) for row, value in zip(rows, shown, strict=True)]
        return [pc.if_else(right, values, pa.scalar(None, values.type))], faults


def encoded_type(output_type: pa.DataType) -> pa.DataType:
    """The type in which a column of the step table comes: texts encoded, all else as it is."""
    return ENCODED_TEXT if output_type == pa.string() else output_type


def _is_encoded(cells: pa.Array) -> bool:
    return cells.type == ENCODED_TEXT and not cells.dictionary.null_count


def _trimmed(cells: pa.DictionaryArray) -> pa.DictionaryArray:
    return _at(blank_to_null(cells.dictionary), cells.indices)


def _at(values: pa.Array, indices: pa.Array) -> pa.Array:
    """The values at the indices, texts encoded. A NULL stands among the indices, where `null_count` sees it."""
    if values.type != pa.string():
        return values.take(indices)
    if values.null_count:
        places = pc.if_else(values.is_valid(), pa.arange(0, len(values)), pa.scalar(None, pa.int64()))
        indices = places.take(indices)
    return pa.DictionaryArray.from_arrays(indices.cast(pa.int32()), values)


def as_text(cells: pa.Array) -> pa.Array:
    """Cells as text, whatever their type."""
    return cells if cells.type == pa.string() else cells.cast(pa.string())


def blank_to_null(texts: pa.Array) -> pa.Array:
    """Texts without blanks around them; NULL where nothing is left."""
    trimmed = pc.utf8_trim_whitespace(texts)
    blank = pc.equal(trimmed, "")
    return pc.if_else(blank, pa.scalar(None, pa.string()), trimmed) if pc.any(blank).as_py() else trimmed


def rows_where(mask: pa.Array) -> list[int]:
    """The rows at which a mask is TRUE."""
    rows: list[int] = pc.indices_nonzero(pc.fill_null(mask, False)).to_pylist()
    return rows


def _all(mask: pa.Array) -> Any:
    return pc.all(mask, min_count=0).as_py()
