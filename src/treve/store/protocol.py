"""Where the rows of a run live. Five methods; the engine behind them is nobody else's business."""

from __future__ import annotations

from collections.abc import Iterable
from pathlib import Path
from typing import Protocol

import pyarrow as pa


class Store(Protocol):
    """The tables of one run.

    A table named in `model/tables.py` is created from it, with its types and with its rule on empty cells.
    SQL files are named by their path inside the package, for example "assess/in_force.sql".
    """

    def load(self, table: str, rows: pa.Table | pa.RecordBatchReader | Path) -> None:
        """Append rows, matched to the columns by name; a Path is a Parquet file. Missing columns become empty.

        A table not in tables.py is made with the types of the rows: raw cells, and `step_` tables, which end with the run.
        Raises TableMismatch if a row does not fit.
        """

    def run(self, sql_file: str, into: str) -> None:
        """Run the one SELECT of a file and append its rows to the table `into`.

        Raises TableMismatch if they do not fit.
        """

    def fetch(self, sql_file: str) -> pa.Table:
        """The rows of the one SELECT of a file, or of a whole table by its name.

        Raises NotFound for a table that is not there.
        """

    def tables(self) -> dict[str, int]:
        """Names of the tables that exist, with their number of rows, in order of name."""

    def close(self) -> None:
        """Write everything and let go. Tables whose name starts with `step_` are dropped."""


def sql_text(sql_file: str) -> str:
    """The text of a .sql file of the package, by its path inside it."""
    return (Path(__file__).parents[1] / sql_file).read_text(encoding="utf-8")


def header(sql: str) -> dict[str, str]:
    """The `-- Key: text` lines a rule starts with, by key in lower case; continued lines are joined."""
    fields: dict[str, str] = {}
    key = None
    for line in _leading_comments(sql.splitlines()):
        text = line.removeprefix("--").strip()
        name, colon, rest = text.partition(":")
        if colon and name and name[0].isalpha() and " " not in name:
            key = name.lower()
            fields[key] = rest.strip()
        elif key:
            fields[key] = f"{fields[key]} {text}".strip()
    return fields


def _leading_comments(lines: Iterable[str]) -> Iterable[str]:
    for line in lines:
        if not line.startswith("--"):
            return
        yield line
