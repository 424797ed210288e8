"""The fingerprint of each table of a run: equal where the same facts stand in it, in whatever order and however numbered.

Rows are numbered as they come, so two runs over the same reports in another order give them other numbers. A number that
stands for something (a report, an incident, a place, a set of actors) is therefore replaced by the hash of what it stands for.
Where a row stood in its file, and the name and bytes of the file itself, are left out: `treve rerun` compares those apart.
"""

from __future__ import annotations

import hashlib
from collections.abc import Iterable, Mapping
from dataclasses import dataclass

import numpy as np
import pyarrow as pa

from treve.repeat.row_hashes import Hashes, column_hashes, mixed, row_hashes
from treve.store.protocol import Store

LEFT_OUT: Mapping[str, frozenset[str]] = {
    "input": frozenset({"path", "sha256", "bytes"}),
    "source_row": frozenset({"row_number"}),
    "rejected_row": frozenset({"row_number", "line_number"}),
    "agreement": frozenset({"file"}),
}
"""Columns that say where something was read, and not what it says."""

NOT_COMPARED = frozenset({"given_file"})
"""Tables that say what the run was given: `treve rerun` looks at the files themselves."""

# Numbers that stand for something, each with the table whose row says for what; in the order in which they can be replaced.
_HOMES = {
    "input_id": "input",
    "source_row_id": "report",
    "place_id": "place",
    "actor_set_id": "actor_set",
    "side_pair_id": "side_pair",
    "span_id": "span",
}
_SETS = ("_set",)
_PAIRED_REPORTS = ("report_1", "report_2")
_REPORTS = ("report_1", "report_2")


@dataclass(frozen=True, slots=True)
class _Meaning:
    """Numbers in ascending order, and the hash of what each stands for."""

    numbers: np.ndarray[tuple[int], np.dtype[np.int64]]
    hashes: Hashes

    def of(self, numbers: pa.ChunkedArray | pa.Array) -> Hashes:
        """The hash behind each number; a number that stands for nothing known (set 0, an empty cell) keeps its own."""
        plain = column_hashes(numbers)
        if not len(self.numbers):
            return plain
        array = numbers.combine_chunks() if isinstance(numbers, pa.ChunkedArray) else numbers
        asked = array.fill_null(0).to_numpy(zero_copy_only=False).astype(np.int64)
        places = np.minimum(np.searchsorted(self.numbers, asked), len(self.numbers) - 1)
        known = (self.numbers[places] == asked) & ~array.is_null().to_numpy(zero_copy_only=False)
        return np.where(known, self.hashes[places], plain)


def fingerprints(store: Store) -> dict[str, str]:
    """Table → SHA-256 over the hashes of its rows, in ascending order. O(rows of the largest table × 8 bytes)."""
    meanings = _meanings(store)
    return {name: _fingerprint(store, name, meanings) for name in store.tables() if name not in NOT_COMPARED}


def report_hashes(store: Store) -> dict[str, int]:
    """Id of each report → hash of everything it says."""
    meanings = _meanings(store)
    found: dict[str, int] = {}
    for batch in store.stream("report"):
        hashes = _rows("report", batch, meanings, without=("source_row_id",))
        found.update(zip(batch.column("report_id").to_pylist(), hashes.tolist(), strict=True))
    return found


def _fingerprint(store: Store, table: str, meanings: Mapping[str, _Meaning]) -> str:
    parts = [_rows(table, batch, meanings) for batch in store.stream(table)]
    hashes = np.sort(np.concatenate(parts)) if parts else np.empty(0, dtype=np.uint64)
    return hashlib.sha256(hashes.astype("<u8").tobytes()).hexdigest()


def _rows(table: str, batch: pa.RecordBatch, meanings: Mapping[str, _Meaning], without: Iterable[str] = ()) -> Hashes:
    left_out = LEFT_OUT.get(table, frozenset()) | set(without)
    columns = {name: _values(name, batch.column(name), meanings) for name in batch.schema.names if name not in left_out}
    return row_hashes(list(_unordered(columns).items()), batch.num_rows)


def _unordered(columns: dict[str, Hashes]) -> dict[str, Hashes]:
    """Columns x_1 and x_2 as one: which member of a pair comes first depends on how rows are numbered."""
    alone = dict(columns)
    for name in columns:
        twin = name.removesuffix("_1") + "_2"
        if name.endswith("_1") and twin in columns:
            with np.errstate(over="ignore"):
                alone[name.removesuffix("_1")] = mixed(alone.pop(name)) + mixed(alone.pop(twin))
    return alone


def _values(name: str, values: pa.Array, meanings: Mapping[str, _Meaning]) -> Hashes:
    key = _key(name)
    return meanings[key].of(values) if key is not None and key in meanings else column_hashes(values)


def _key(name: str) -> str | None:
    """The number that a column holds: `left_source_row_id` is a source_row_id, `side_a_set` an actor_set_id."""
    if name in _REPORTS:
        return "source_row_id"
    if name.endswith(_SETS):
        return "actor_set_id"
    if name in _PAIRED_REPORTS:
        return "source_row_id"
    return next((key for key in (*_HOMES, "incident_id") if name == key or name.endswith("_" + key)), None)


def _meanings(store: Store) -> dict[str, _Meaning]:
    known = store.tables()
    meanings: dict[str, _Meaning] = {}
    for key, home in _HOMES.items():
        if home in known:
            meanings[key] = _meaning(store, home, key, meanings)
    if "incident_report" in known:
        meanings["incident_id"] = _incidents(store, meanings["source_row_id"])
    return meanings


def _meaning(store: Store, home: str, key: str, meanings: Mapping[str, _Meaning]) -> _Meaning:
    numbers, hashes = [np.empty(0, dtype=np.int64)], [np.empty(0, dtype=np.uint64)]
    for batch in store.stream(home):
        numbers.append(batch.column(key).to_numpy(zero_copy_only=False).astype(np.int64))
        hashes.append(_rows(home, batch, meanings, without=(key,)))
    return _sorted(np.concatenate(numbers), np.concatenate(hashes))


def _incidents(store: Store, reports: _Meaning) -> _Meaning:
    """An incident is what its reports tell: the sum of their hashes, so that their order plays no part."""
    rows = store.fetch("incident_report")
    numbers, positions = np.unique(rows.column("incident_id").to_numpy(), return_inverse=True)
    sums = np.zeros(len(numbers), dtype=np.uint64)
    with np.errstate(over="ignore"):
        np.add.at(sums, positions, mixed(reports.of(rows.column("source_row_id"))))
    return _sorted(numbers.astype(np.int64), sums)


def _sorted(numbers: np.ndarray[tuple[int], np.dtype[np.int64]], hashes: Hashes) -> _Meaning:
    order = np.argsort(numbers, kind="stable")
    return _Meaning(numbers[order], hashes[order])
