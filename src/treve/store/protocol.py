"""Where the rows of a run live. Six methods; the engine behind them is nobody else's business."""

from __future__ import annotations

import re
from collections.abc import Iterable
from pathlib import Path
from typing import Protocol, TypeAlias

import pyarrow as pa

from treve.store.kept_file import NumberedParquet

Rows: TypeAlias = pa.Table | pa.RecordBatchReader | Path | NumberedParquet
"""Rows as a store takes them; a Path is a Parquet file."""


class Store(Protocol):
    """The tables of one run.

    A table named in `model/tables.py` is created from it, with its types and with its rule on empty cells.
    SQL files are named by their path inside the package, for example "assess/in_force.sql".
    """

    def load(self, table: str, rows: Rows) -> None:
        """Append rows, matched to the columns by name. Missing columns become empty.

        A NumberedParquet makes a new table of raw cells; the store may keep the file as it is in place of its rows.
        A table not in tables.py is made with the types of the rows: raw cells, and `step_` tables, which end with the run.
        Raises TableMismatch if a row does not fit.
        """

    def run(self, sql_file: str, into: str, stream: tuple[str, pa.RecordBatchReader] | None = None) -> None:
        """Run the one SELECT of a file and append its rows to the table `into`.

        `stream` is a table that stands under its name for this SELECT alone, which may read it once.
        Raises TableMismatch if the rows do not fit.
        """

    def fetch(self, sql_file: str) -> pa.Table:
        """The rows of the one SELECT of a file, or of a whole table by its name.

        Raises NotFound for a table that is not there.
        """

    def stream(self, sql_file: str) -> pa.RecordBatchReader:
        """What `fetch` gives, in batches, so that a table larger than the memory can be read.

        To be read to its end, or dropped, before the store is asked for anything else.
        Raises NotFound for a table that is not there.
        """

    def tables(self) -> dict[str, int]:
        """Names of the tables that exist, with their number of rows, in order of name."""

    def close(self) -> None:
        """Write everything and let go. Tables whose name starts with `step_` are dropped."""


class RunStore(Store, Protocol):
    """The store of a run that is being made."""

    def abandon(self) -> None:
        """Let go without leaving anything behind: the run did not end well."""


def sql_text(sql_file: str) -> str:
    """The text of a .sql file, by its path inside the package; a plug-in gives an absolute path."""
    return (Path(__file__).parents[1] / sql_file).read_text(encoding="utf-8")


def header(sql: str) -> dict[str, str]:
    """What the comment at the top of a .sql file says under each key, by key in lower case.

    A rule has the keys Rule, Source, Reads, Writes and NULL; a query that only answers has Question for Rule and Gives for Writes.
    """
    comment = " ".join(line.removeprefix("--").strip() for line in _leading_comments(sql.splitlines()))
    parts = _KEY.split(comment)
    return {key.lower(): text.strip() for key, text in zip(parts[1::2], parts[2::2], strict=True)}


_KEY = re.compile(r"\b(Rule|Question|Source|Reads|Writes|Gives|NULL): ")


def _leading_comments(lines: Iterable[str]) -> Iterable[str]:
    for line in lines:
        if not line.startswith("--"):
            return
        yield line
