"""Rows that bear an id that an earlier row bears: the same content adds nothing, other content is a rejected row.

The first row in the order of the inputs stands. Contents are compared for these rows only, over all their cells:
numbers as numbers, days as days, so that a CSV file and a Parquet file of the same rows repeat each other.
"""

from __future__ import annotations

import hashlib
import re
from collections.abc import Iterator, Sequence

import pyarrow as pa
import pyarrow.compute as pc

from treve.read.header import plain
from treve.read.input_file import InputFile, row_ids
from treve.read.loading import load
from treve.store.protocol import Store

_MIDNIGHT = re.compile(r"(\d{4}-\d{2}-\d{2})[ T]00:00(?::00(?:\.0+)?)?")
_NUMBER = re.compile(r"[+-]?\d+(?:\.\d*)?(?:[eE][+-]?\d+)?")


def settle(files: Sequence[InputFile], store: Store) -> dict[int, tuple[str, str]]:
    """Note each file's repeated rows in `left_out`; the rows to reject: source_row_id → (id, where the first stands).

    Reads every key at most twice, and the whole of those files again that hold a repeated id.
    """
    if _ascend(files):
        return {}
    for file in files:
        load(store, "step_key", _KEY_SCHEMA, _keys(file))
    repeated = store.fetch("read/repeated_id.sql")
    if not repeated.num_rows:
        return {}
    row_ids: list[int] = repeated.column("source_row_id").to_pylist()
    ids: list[str] = repeated.column("report_id").to_pylist()
    contents: dict[int, bytes] = {}
    for file in files:
        contents |= _contents(file, repeated.column("source_row_id").combine_chunks())
    return _settled(files, list(zip(row_ids, ids, strict=True)), contents)


def _settled(
    files: Sequence[InputFile], repeated: Sequence[tuple[int, str]], contents: dict[int, bytes]
) -> dict[int, tuple[str, str]]:
    first: dict[str, int] = {}
    clashes: dict[int, tuple[str, str]] = {}
    for row_id, report_id in repeated:
        stands = first.setdefault(report_id, row_id)
        if stands == row_id:
            continue
        if contents[stands] == contents[row_id]:
            _file_of(files, row_id).left_out.add(row_id)
        else:
            clashes[row_id] = (report_id, _where(_file_of(files, stands), stands))
    return clashes


def _ascend(files: Sequence[InputFile]) -> bool:
    """Whether every id of a source comes after the one before it, by length and then by letters: then none stands twice.

    Sources number their rows as they enter them. The first id that stands elsewhere ends the look.
    """
    last: dict[str, pa.Array] = {}
    for file in files:
        for _, batch in file.batches([file.matched()[file.source.key]]):
            keys = file.keys(batch)
            before = last.get(file.source.name, keys[:0])
            if not _each_after_the_one_before(pa.concat_arrays([before, keys])):
                return False
            last[file.source.name] = keys[-1:] if len(keys) else before
    return True


def _each_after_the_one_before(keys: pa.Array) -> bool:
    if keys.null_count:
        return False
    former, latter = keys[:-1], keys[1:]
    shorter = pc.less(pc.binary_length(former), pc.binary_length(latter))
    as_long = pc.equal(pc.binary_length(former), pc.binary_length(latter))
    after = pc.or_(shorter, pc.and_(as_long, pc.less(former, latter)))
    return bool(pc.all(after, min_count=0).as_py())


def _keys(file: InputFile) -> Iterator[pa.RecordBatch]:
    for first, batch in file.batches([file.matched()[file.source.key]]):
        ids = row_ids(first, batch.num_rows)
        yield pa.RecordBatch.from_arrays([ids, file.report_ids(batch)], schema=_KEY_SCHEMA)


def _contents(file: InputFile, wanted: pa.Array) -> dict[int, bytes]:
    """A digest of all cells of each wanted row of a file."""
    low, high = file.offset + 1, file.offset + file.cells.rows
    if not pc.any(pc.and_(pc.greater_equal(wanted, low), pc.less_equal(wanted, high))).as_py():
        return {}
    names = [plain(name) for name in file.cells.names]
    digests: dict[int, bytes] = {}
    for first, batch in file.batches():
        ids = row_ids(first, batch.num_rows)
        mask = pc.is_in(ids, value_set=wanted)
        chosen = batch.filter(mask)
        columns = [column.to_pylist() for column in chosen.columns]
        for row_id, cells in zip(ids.filter(mask).to_pylist(), zip(*columns, strict=True), strict=True):
            digests[row_id] = _digest(names, cells)
    return digests


def _digest(names: Sequence[str], cells: Sequence[object]) -> bytes:
    content = sorted((name, written) for name, cell in zip(names, cells, strict=True) if (written := _canonical(cell)))
    return hashlib.sha256(repr(content).encode()).digest()


def _canonical(cell: object) -> str:
    """A cell as it is compared: no blanks around it, numbers and midnights in one spelling; '' for a blank cell."""
    if cell is None:
        return ""
    text = str(cell).strip()
    if midnight := _MIDNIGHT.fullmatch(text):
        return midnight[1]
    if _NUMBER.fullmatch(text):
        return repr(float(text))
    return text.lower() if isinstance(cell, bool) else text


def _file_of(files: Sequence[InputFile], row_id: int) -> InputFile:
    return next(file for file in reversed(files) if file.offset < row_id)


def _where(file: InputFile, row_id: int) -> str:
    number, line = file.place(row_id, file.cells.places())
    return f"{file.path}, row {number}" if line is None else f"{file.path}, line {line}"


_KEY_SCHEMA = pa.schema([("source_row_id", pa.int64()), ("report_id", pa.string())])
