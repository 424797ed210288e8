"""Two engines side by side: every table goes into both, every .sql file runs on both, and their rows must be equal."""

from __future__ import annotations

import datetime as dt
from collections import Counter
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pyarrow as pa

from treve.store.protocol import Rows, RunStore

_DIGITS = 12
"""Sums of fractions depend on their order, which no engine promises: numbers are compared to so many digits."""


class Pair:
    """A Store that is two. What the first answers it hands on; what differs it refuses, by the name of the file.

    seen  every .sql file that has run
    """

    def __init__(self, first: RunStore, second: RunStore) -> None:
        self.first, self.second = first, second
        self.seen: set[str] = set()

    def load(self, table: str, rows: Rows) -> None:
        """See Store.load."""
        if isinstance(rows, pa.RecordBatchReader):
            rows = rows.read_all()
        self.first.load(table, rows)
        self.second.load(table, rows)

    def run(self, sql_file: str, into: str, stream: tuple[str, pa.RecordBatchReader] | None = None) -> None:
        """See Store.run."""
        rows = stream[1].read_all() if stream else None
        for store in (self.first, self.second):
            store.run(sql_file, into, (stream[0], rows.to_reader()) if stream and rows is not None else None)
        self.seen.add(sql_file)
        same(sql_file, self.first.fetch(into), self.second.fetch(into))

    def fetch(self, sql_file: str) -> pa.Table:
        """See Store.fetch."""
        return self._asked(sql_file, lambda store: store.fetch(sql_file))

    def stream(self, sql_file: str) -> pa.RecordBatchReader:
        """See Store.stream."""
        return self._asked(sql_file, lambda store: store.stream(sql_file).read_all()).to_reader()

    def tables(self) -> dict[str, int]:
        """See Store.tables."""
        first, second = self.first.tables(), self.second.tables()
        assert first == second
        return first

    def close(self) -> None:
        """See Store.close."""
        self.first.close()
        self.second.close()

    def abandon(self) -> None:
        """See RunStore.abandon."""
        self.first.abandon()
        self.second.abandon()

    def _asked(self, sql_file: str, ask: Callable[[RunStore], pa.Table]) -> pa.Table:
        rows = ask(self.first)
        same(sql_file, rows, ask(self.second))
        if sql_file.endswith(".sql"):
            self.seen.add(sql_file)
        return rows


def same(what: str, first: pa.Table, second: pa.Table) -> None:
    """Fails where two tables differ in the names of their columns or in a row; the order of rows says nothing."""
    assert first.schema.names == second.schema.names, what
    only_first, only_second = counted(first) - counted(second), counted(second) - counted(first)
    assert not only_first, (
        f"{what}: {list(only_first)[:3]} in the first alone, {list(only_second)[:3]} in the second alone"
    )
    assert not only_second, f"{what}: {list(only_second)[:3]} in the second alone"


def counted(table: pa.Table) -> Counter[tuple[Any, ...]]:
    """The rows of a table and how often each stands there."""
    return Counter(zip(*([_plain(cell) for cell in column.to_pylist()] for column in table.columns), strict=True))


def _plain(cell: Any) -> Any:
    if isinstance(cell, float):
        return float(f"{cell:.{_DIGITS}g}")
    if isinstance(cell, dt.datetime) and cell.tzinfo:
        return cell.astimezone(dt.UTC).replace(tzinfo=None)
    return str(cell) if isinstance(cell, Path | list | dict) else cell
