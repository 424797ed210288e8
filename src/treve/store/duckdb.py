"""The tables of a run in one DuckDB file. Every call into DuckDB lives here.

A second process cannot read a file while a writer holds it: a run writes `run.duckdb.new` and renames it when it closes;
readers attach the finished file read-only.
"""

from __future__ import annotations

import contextlib
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import duckdb
import pyarrow as pa

from treve.errors import NotFound, RunFolderError, TableMismatch
from treve.model.tables import BY_NAME, RAW_PREFIX, Table, Type
from treve.store.protocol import sql_text

ENGINE = f"duckdb {duckdb.__version__}"

_SQL_TYPES = {
    Type.TEXT: "VARCHAR",
    Type.INTEGER: "BIGINT",
    Type.NUMBER: "DOUBLE",
    Type.BOOLEAN: "BOOLEAN",
    Type.DAY: "DATE",
    Type.INSTANT: "TIMESTAMP",
}

# The functions every engine offers under these names; the bodies are DuckDB's.
# kilometres_between: haversine on a sphere of 6,371.0088 km (the mean radius R1 of GRS 80).
_FUNCTIONS = """
CREATE OR REPLACE TEMP MACRO days_between(earlier, later) AS date_diff('day', earlier, later);
CREATE OR REPLACE TEMP MACRO kilometres_between(lat_1, lon_1, lat_2, lon_2) AS
    2 * 6371.0088 * asin(sqrt(least(1.0,
        power(sin(radians(lat_2 - lat_1) / 2), 2)
        + cos(radians(lat_1)) * cos(radians(lat_2)) * power(sin(radians(lon_2 - lon_1) / 2), 2))));
"""


def ddl(table: Table) -> str:
    """The CREATE TABLE statement of one table."""
    lines = [
        f"    {column.name} {_SQL_TYPES[column.type]}{'' if column.nullable else ' NOT NULL'}"
        for column in table.columns
    ]
    return f"CREATE TABLE {table.name} (\n" + ",\n".join(lines) + "\n);"


class DuckDBStore:
    """The tables of a run that is being made.

    path          the file the run ends in; None: in memory only
    memory_limit  e.g. "3GB"; threads: worker threads; None: DuckDB's own defaults
    """

    def __init__(self, path: Path | None, memory_limit: str | None = None, threads: int | None = None) -> None:
        self._final = path
        self._unfinished = path.with_name(path.name + ".new") if path else None
        if self._unfinished:
            _remove(self._unfinished)
        try:
            self._connection = duckdb.connect(str(self._unfinished) if self._unfinished else ":memory:")
        except duckdb.IOException as problem:
            raise RunFolderError(f"{path}: cannot be written: {problem}") from problem
        self._connection.execute("SET preserve_insertion_order = false; SET TimeZone = 'UTC'")
        self._connection.execute("SET enable_progress_bar = false")
        if memory_limit:
            self._connection.execute(f"SET memory_limit = '{memory_limit}'")
        if threads:
            self._connection.execute(f"SET threads = {int(threads)}")
        self._connection.execute(_FUNCTIONS)

    def load(self, table: str, rows: pa.Table | pa.RecordBatchReader | Path) -> None:
        """See Store.load."""
        with _mismatch(table):
            if isinstance(rows, Path):
                relation = self._connection.read_parquet(str(rows))
            else:
                relation = self._connection.from_arrow(rows)
            if table in BY_NAME:
                self._create(table)
                relation.query("incoming", f"INSERT INTO {table} BY NAME SELECT * FROM incoming")
            elif table in self.tables():
                relation.query("incoming", f'INSERT INTO "{table}" BY NAME SELECT * FROM incoming')
            elif table.startswith((RAW_PREFIX, "step_")):
                relation.query("incoming", f'CREATE TABLE "{table}" AS SELECT * FROM incoming')
            else:
                raise TableMismatch(f"table {table!r} does not stand in model/tables.py")

    def run(self, sql_file: str, into: str) -> None:
        """See Store.run."""
        with _mismatch(f"{sql_file} into {into}"):
            if into in BY_NAME:
                self._create(into)
                self._connection.execute(f"INSERT INTO {into} BY NAME {sql_text(sql_file)}")
            elif into.startswith("step_"):
                self._connection.execute(f'CREATE OR REPLACE TABLE "{into}" AS {sql_text(sql_file)}')
            else:
                raise TableMismatch(f"table {into!r} does not stand in model/tables.py")

    def fetch(self, sql_file: str) -> pa.Table:
        """See Store.fetch."""
        return _fetch(self._connection, sql_file, self.tables())

    def tables(self) -> dict[str, int]:
        """See Store.tables."""
        return _tables(self._connection)

    def close(self) -> None:
        """Drop the step tables, write the file and give it its name."""
        with contextlib.suppress(duckdb.ConnectionException):
            for name in self.tables():
                if name.startswith("step_"):
                    self._connection.execute(f'DROP TABLE "{name}"')
            self._connection.close()
        if self._unfinished and self._final and self._unfinished.exists():
            self._unfinished.replace(self._final)

    def abandon(self) -> None:
        """Let go without leaving anything behind: the run did not end well."""
        self._connection.close()
        if self._unfinished:
            _remove(self._unfinished)

    def _create(self, table: str) -> None:
        self._connection.execute(ddl(BY_NAME[table]).replace("CREATE TABLE", "CREATE TABLE IF NOT EXISTS", 1))


class DuckDBReader:
    """The tables of a finished run, read-only. Rows loaded here live in memory and end with the reader."""

    def __init__(self, path: Path) -> None:
        if not path.is_file():
            raise RunFolderError(f"{path}: no such file; expected the folder of a finished run")
        self._connection = duckdb.connect(":memory:")
        try:
            self._connection.execute(f"ATTACH '{str(path).replace(chr(39), chr(39) * 2)}' AS run (READ_ONLY); USE run")
        except duckdb.Error as problem:
            raise RunFolderError(f"{path}: cannot be read as a run: {problem}") from problem
        self._connection.execute("SET TimeZone = 'UTC'")
        self._connection.execute(_FUNCTIONS)

    def load(self, table: str, rows: pa.Table | pa.RecordBatchReader | Path) -> None:
        """Keep rows in memory under a `step_` name."""
        if not table.startswith("step_") or isinstance(rows, Path):
            raise TableMismatch(f"table {table!r}: a finished run takes no rows, only step_ tables held in memory")
        relation = self._connection.from_arrow(rows)
        relation.query("incoming", f'CREATE OR REPLACE TEMP TABLE "{table}" AS SELECT * FROM incoming')

    def run(self, sql_file: str, into: str) -> None:
        """Keep the rows of a SELECT in memory under a `step_` name."""
        if not into.startswith("step_"):
            raise TableMismatch(f"table {into!r}: a finished run takes no rows, only step_ tables held in memory")
        self._connection.execute(f'CREATE OR REPLACE TEMP TABLE "{into}" AS {sql_text(sql_file)}')

    def fetch(self, sql_file: str) -> pa.Table:
        """See Store.fetch."""
        return _fetch(self._connection, sql_file, self.tables())

    def tables(self) -> dict[str, int]:
        """See Store.tables."""
        return _tables(self._connection)

    def close(self) -> None:
        """Let go of the file."""
        self._connection.close()


def _fetch(connection: duckdb.DuckDBPyConnection, sql_file: str, known: dict[str, int]) -> pa.Table:
    if sql_file.endswith(".sql"):
        return connection.sql(sql_text(sql_file)).to_arrow_table()
    if sql_file not in known:
        raise NotFound("table", sql_file, list(known))
    return connection.sql(f'SELECT * FROM "{sql_file}"').to_arrow_table()


def _tables(connection: duckdb.DuckDBPyConnection) -> dict[str, int]:
    found: list[tuple[Any, ...]] = connection.execute(
        "SELECT table_name, estimated_size FROM duckdb_tables() WHERE NOT internal ORDER BY table_name"
    ).fetchall()
    return {str(name): int(size) for name, size in found}


@contextlib.contextmanager
def _mismatch(what: str) -> Iterator[None]:
    try:
        yield
    except (duckdb.ConstraintException, duckdb.BinderException, duckdb.ConversionException) as problem:
        raise TableMismatch(f"{what}: {problem}") from problem


def _remove(path: Path) -> None:
    for leftover in (path, path.with_name(path.name + ".wal")):
        leftover.unlink(missing_ok=True)
