"""The step `read`: files in, tables `input`, `source_row`, `raw_<source>`, `rejected_row` and `report` out."""

from __future__ import annotations

import contextlib
from collections.abc import Callable, Sequence
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import pyarrow as pa

from treve.errors import BadFile
from treve.read import repeated
from treve.read.cells import SPOOL_BYTES
from treve.read.conform import step_schema
from treve.read.file_format import read_cells
from treve.read.input_file import InputFile, digest
from treve.read.loading import load, run
from treve.read.raw_rows import load_raw
from treve.read.source import Source, find_source
from treve.read.step_rows import StepRows
from treve.settings import Settings
from treve.store.protocol import Store

Progress = Callable[[str, int], None]
"""Told what is being read, and how many rows of it so far."""


def silent(_what: str, _rows: int) -> None:
    """Tell nobody."""


def reports(
    inputs: Sequence[tuple[str, Path]],
    store: Store,
    settings: Settings,
    progress: Progress = silent,
    mappings: Sequence[Path | None] = (),
) -> tuple[str, ...]:
    """Read the inputs, each a source's name and a file, into the store; warnings in plain words.

    mappings  for each input the mapping it is read by, None: by the names of its columns; empty: all of them so
    No inputs make no tables. A file whose bytes an earlier input of the same source has, and a row that repeats an
    earlier one, add nothing but a count.
    Raises NotFound for an unknown source, BadFile for a file that cannot be read, and, where settings.strict_rows is set,
    BadValue at the first row that cannot be read.
    """
    if not inputs:
        return ()
    with contextlib.ExitStack() as opened:
        files = _open(inputs, mappings or [None] * len(inputs), opened, progress)
        warnings = [warning for file in files for warning in file.cells.warnings if file.twin is None]
        clashes = repeated.settle([file for file in files if file.twin is None], store)
        for source in {file.source.name: file.source for file in files}.values():
            own = [file for file in files if file.source.name == source.name and file.twin is None]
            default_country = dict(settings.countries).get(source.name)
            step_rows = StepRows(source, clashes, default_country, settings.strict_rows)
            _read_source(own, step_rows, store, progress)
            warnings += step_rows.warnings()
        for file in files:
            load(store, "input", _INPUT_SCHEMA, [_input_row(file)])
            warnings += _counts(file)
    return (*warnings, *_broken_ranges(store))


def _open(
    inputs: Sequence[tuple[str, Path]],
    mappings: Sequence[Path | None],
    opened: contextlib.ExitStack,
    progress: Progress,
) -> list[InputFile]:
    files: list[InputFile] = []
    offset = 0
    for input_id, ((name, path), mapping) in enumerate(zip(inputs, mappings, strict=True), start=1):
        source = find_source(name)
        progress(f"{name}: {path.name}", 0)
        file = _open_one(input_id, source, path, mapping, offset, files, SPOOL_BYTES // len(inputs))
        opened.callback(file.cells.close)
        files.append(file)
        offset += file.cells.rows
    return files


def _open_one(
    input_id: int,
    source: Source,
    path: Path,
    mapping: Path | None,
    offset: int,
    earlier: Sequence[InputFile],
    limit: int,
) -> InputFile:
    if not path.is_file():
        problem = "it is a directory" if path.is_dir() else "there is no such file"
        raise BadFile(str(path), problem, "a file")
    try:
        with ThreadPoolExecutor(1) as beside:
            hashed = beside.submit(digest, path)
            alike = (source.name, mapping, path.stat().st_size)
            twins = [file for file in earlier if (file.source.name, file.mapping, file.size) == alike]
            twin = next((file for file in twins if file.sha256 == hashed.result()), None)
            cells = twin.cells if twin else read_cells(path, source, limit, mapping)
            return InputFile(input_id, source, path, hashed.result(), path.stat().st_size, cells, offset, twin, mapping)
    except PermissionError:
        raise BadFile(str(path), "it may not be read", "a file that this user may read") from None


def _read_source(files: Sequence[InputFile], step_rows: StepRows, store: Store, progress: Progress) -> None:
    source = files[0].source
    load_raw(files, store)
    for file in files:
        rows = step_rows.of(file, progress)
        run(store, source.sql, "report", f"step_{source.name}", step_schema(source, file.encoded()), rows)
        load(store, "rejected_row", step_rows.REJECTED, [step_rows.rejected(file)])


_INPUT_SCHEMA = pa.schema(
    [
        ("input_id", pa.int64()),
        ("source", pa.string()),
        ("path", pa.string()),
        ("sha256", pa.string()),
        ("bytes", pa.int64()),
        ("rows", pa.int64()),
        ("reports", pa.int64()),
        ("rejected", pa.int64()),
        ("repeated", pa.int64()),
        ("version", pa.string()),
        ("licence", pa.string()),
        ("citation", pa.string()),
        ("redistributable", pa.bool_()),
    ]
)


def _input_row(file: InputFile) -> pa.RecordBatch:
    source = file.source
    row = {
        "input_id": file.input_id,
        "source": source.name,
        "path": str(file.path),
        "sha256": file.sha256,
        "bytes": file.size,
        "rows": file.rows,
        "reports": file.reports,
        "rejected": file.rejected_rows,
        "repeated": file.repeated,
        "version": file.version,
        "licence": source.licence,
        "citation": source.citation,
        "redistributable": source.redistributable,
    }
    return pa.RecordBatch.from_pylist([row], schema=_INPUT_SCHEMA)


def _counts(file: InputFile) -> list[str]:
    found = []
    if not file.rows:
        found.append(f"{file.path}: the file has a header and no rows")
    if file.rejected_rows:
        found.append(f"{file.path}: {file.rejected_rows} of {file.rows} rows could not be read; see rejected_row")
    if file.repeated:
        found.append(f"{file.path}: {file.repeated} of {file.rows} rows repeat earlier ones and count once")
    return found


def _broken_ranges(store: Store) -> list[str]:
    broken = store.fetch("read/broken_range.sql").to_pylist()
    return [
        f"{row['source']}: {row['reports']} reports give a lowest, best and highest number of deaths that are out of order; "
        "they are kept as they are"
        for row in broken
    ]
