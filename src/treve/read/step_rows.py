"""The rows of one source that can become reports, typed, and a record of every row that cannot."""

from __future__ import annotations

import dataclasses
from collections import Counter, defaultdict
from collections.abc import Callable, Iterable, Iterator
from typing import ClassVar

import pyarrow as pa
import pyarrow.compute as pc

from treve.errors import BadFile, BadValue
from treve.read.conform import Conformer
from treve.read.input_file import InputFile, row_ids
from treve.read.raw_rows import kept
from treve.read.source import Source
from treve.read.typed_column import Fault

_SHOWN_CHARACTERS = 200
_SHOWN_WORDS = 5
_WHOLE_ROW = "(row)"
_GATHERED_ROWS = 122_880
"""Fewest rows treated at a time: the more rows, the more often a word in them is one already met."""


def gathered(
    batches: Iterable[tuple[int, pa.RecordBatch]], least: int = _GATHERED_ROWS
) -> Iterator[tuple[int, pa.RecordBatch]]:
    """Batches of consecutive rows, put together until they hold `least` rows; each with the number of its first row."""
    held: list[pa.RecordBatch] = []
    start = 0
    for first, batch in batches:
        start = start if held else first
        held.append(batch)
        if sum(one.num_rows for one in held) >= least:
            yield from _together(start, held)
            held = []
    yield from _together(start, held)


def _together(start: int, held: list[pa.RecordBatch]) -> Iterator[tuple[int, pa.RecordBatch]]:
    if len(held) < 2:
        yield from ((start, batch) for batch in held)
        return
    for batch in pa.Table.from_batches(held).unify_dictionaries().combine_chunks().to_batches():
        yield start, batch
        start += batch.num_rows


class StepRows:
    """Conforms the files of one source, one after the other, and keeps count of what could not be read.

    clashes          rows that bear the id of an earlier row with other content: source_row_id → (id, where that stands)
    default_country  country of points whose row names none; None: not told
    strict           stop at the first row that cannot be read
    """

    REJECTED: ClassVar[pa.Schema] = pa.schema(
        [
            ("input_id", pa.int64()),
            ("row_number", pa.int64()),
            ("line_number", pa.int64()),
            ("column_name", pa.string()),
            ("value", pa.string()),
            ("expected", pa.string()),
        ]
    )

    def __init__(
        self, source: Source, clashes: dict[int, tuple[str, str]], default_country: str | None, strict: bool
    ) -> None:
        self._source = source
        self._clashes = clashes
        self._clashing = pa.array(sorted(clashes), pa.int64())
        self._default_country = default_country
        self._strict = strict
        self._rejected: dict[int, list[tuple[int, Fault]]] = defaultdict(list)
        self._unknown: dict[str, Counter[str]] = defaultdict(Counter)

    def of(self, file: InputFile, progress: Callable[[str, int], None]) -> Iterator[pa.RecordBatch]:
        """The typed rows of a file that can become reports.

        Raises BadFile if latitude and longitude look swapped throughout, BadValue at the first fault if strict.
        """
        self._refuse_torn(file)
        conformer = Conformer(self._source, file.matched(), str(file.path), self._default_country, file.encoded())
        for first, batch in gathered(file.batches(list(file.matched().values()))):
            ids = row_ids(first, batch.num_rows)
            rows, row_id = self._without_clashes(file, kept(file, ids, batch), kept_ids(file, ids))
            rows, row_id = self._without_faulty(file, rows, row_id)
            typed, faults = conformer.conform(rows, row_id, file.report_ids(rows))
            self._note(file, row_id, faults)
            progress(f"{self._source.name}: {file.path.name}", first - file.offset - 1 + batch.num_rows)
            yield typed
        if conformer.counts.looks_swapped():
            raise BadFile(
                str(file.path),
                f"latitude and longitude look swapped: {conformer.counts.evidence()}",
                "degrees north as latitude, degrees east as longitude" + self._remedy(),
            )
        for column, words in conformer.unknown_words().items():
            self._unknown[column] += words

    def _remedy(self) -> str:
        return "; `treve map FILE` asks, and reads them the other way round" if self._source.name == "table" else ""

    def rejected(self, file: InputFile) -> pa.RecordBatch:
        """The values of a file that could not be read, in file order; sets the file's count of rejected rows."""
        noted = sorted(self._rejected.pop(file.input_id, []), key=lambda each: each[0])
        places = file.cells.places() if noted else None
        rows: list[tuple[int | None, int | None, str, str | None, str]] = [
            (*file.place(row_id, places), fault.column, fault.value, fault.expected) for row_id, fault in noted
        ]
        rows += [(None, torn.line, _WHOLE_ROW, torn.text, torn.expected) for torn in file.cells.torn]
        file.rejected_rows = len({row_id for row_id, _ in noted}) + len(file.cells.torn)
        written = [
            (file.input_id, number, line, column, _shown(value), expected)
            for number, line, column, value, expected in rows
        ]
        columns = zip(*written, strict=True) if written else [()] * len(self.REJECTED)
        arrays = [pa.array(values, of.type) for values, of in zip(columns, self.REJECTED, strict=True)]
        return pa.RecordBatch.from_arrays(arrays, schema=self.REJECTED)

    def warnings(self) -> list[str]:
        """Words that stand in no crosswalk, with the number of rows, in plain words."""
        return [self._warning(column, words) for column, words in sorted(self._unknown.items())]

    def _warning(self, column: str, words: Counter[str]) -> str:
        shown = ", ".join(f"{word!r} ({times})" for word, times in words.most_common(_SHOWN_WORDS))
        more = f" and {len(words) - _SHOWN_WORDS} more words" if len(words) > _SHOWN_WORDS else ""
        return f"{self._source.name}: column {column!r} holds words that are not known, left empty: {shown}{more}"

    def _without_clashes(
        self, file: InputFile, rows: pa.RecordBatch, row_id: pa.Array
    ) -> tuple[pa.RecordBatch, pa.Array]:
        if not self._clashes:
            return rows, row_id
        clashing = pc.is_in(row_id, value_set=self._clashing)
        key = file.matched()[self._source.key]
        for each in row_id.filter(clashing).to_pylist():
            value, where = self._clashes[each]
            expected = f"an id that stands once; it stands first in {where}, with other content"
            self._note(file, pa.array([each]), [Fault(0, key, value, expected)])
        standing = pc.invert(clashing)
        return rows.filter(standing), row_id.filter(standing)

    def _without_faulty(
        self, file: InputFile, rows: pa.RecordBatch, row_id: pa.Array
    ) -> tuple[pa.RecordBatch, pa.Array]:
        """The rows all of whose cells the file's mapping could read; faults of the others are noted."""
        if not file.cells.faults:
            return rows, row_id
        places = {each: place for place, each in enumerate(row_id.to_pylist())}
        found = [(file.offset + 1 + fault.row, fault) for fault in file.cells.faults]
        here = [dataclasses.replace(fault, row=places[each]) for each, fault in found if each in places]
        self._note(file, row_id, here)
        faulty = pa.array(sorted({each for each, _ in found}), pa.int64())
        standing = pc.invert(pc.is_in(row_id, value_set=faulty))
        return rows.filter(standing), row_id.filter(standing)

    def _note(self, file: InputFile, row_id: pa.Array, faults: list[Fault]) -> None:
        self._rejected[file.input_id] += [(row_id[fault.row].as_py(), fault) for fault in faults]
        if self._strict and faults:
            first = min(faults, key=lambda fault: fault.row)
            number, line = file.place(row_id[first.row].as_py(), file.cells.places())
            where = f"{file.path}:{line}" if line else f"{file.path}: row {number}"
            raise BadValue(where, first.column, _shown(first.value) or "", first.expected)

    def _refuse_torn(self, file: InputFile) -> None:
        if self._strict and file.cells.torn:
            torn = file.cells.torn[0]
            where = f"{file.path}:{torn.line}" if torn.line else str(file.path)
            raise BadValue(where, _WHOLE_ROW, _shown(torn.text) or "", torn.expected)


def kept_ids(file: InputFile, ids: pa.Array) -> pa.Array:
    """The source_row_id of the rows that do not repeat an earlier one."""
    return kept(file, ids, pa.RecordBatch.from_arrays([ids], ["source_row_id"])).column(0)


def _shown(value: str | None) -> str | None:
    return value if value is None else value[:_SHOWN_CHARACTERS]
