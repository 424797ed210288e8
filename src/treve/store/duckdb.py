"""The tables of a run in one DuckDB file. Every call into DuckDB lives here.

A second process cannot read a file while a writer holds it: a run writes `run.duckdb.new` and renames it when it closes;
readers attach the finished file read-only. Raw cells that came in a Parquet file stay in a copy of it beside the database, and
`raw_<source>` is a view of that copy by its name alone: both move together.
"""

from __future__ import annotations

import contextlib
import re
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import duckdb
import pyarrow as pa

from treve.errors import BadFile, BadValue, NotFound, RunFolderError, TableMismatch
from treve.model.tables import BY_NAME, RAW_PREFIX, Table, Type
from treve.store.kept_file import NumberedParquet, drop_others, keep
from treve.store.protocol import Rows, sql_text

ENGINE = f"duckdb {duckdb.__version__}"

_SQL_TYPES = {
    Type.TEXT: "VARCHAR",
    Type.INTEGER: "BIGINT",
    Type.NUMBER: "DOUBLE",
    Type.BOOLEAN: "BOOLEAN",
    Type.DAY: "DATE",
    Type.INSTANT: "TIMESTAMP",
}

# Casts the engine makes in silence although they lose something: fractions are rounded, hours cut off.
_LOSSY = {
    Type.INTEGER: re.compile(r"DOUBLE|FLOAT|REAL|DECIMAL\(\d+,\s*[1-9]\d*\)"),
    Type.BOOLEAN: re.compile(r"DOUBLE|FLOAT|REAL|DECIMAL.*"),
    Type.DAY: re.compile(r"TIMESTAMP.*"),
}

# What the engine says when it was told to stop; its Python client has no class of its own for all of them.
_STOPPED = ("Query interrupted", "INTERRUPT Error", "KeyboardInterrupt")

# Rows in one batch of a stream: some tens of megabytes for a wide table of raw cells.
_STREAM_ROWS = 65_536

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


_ROWS_DO_NOT_FIT = (
    duckdb.ConstraintException,
    duckdb.BinderException,
    duckdb.CatalogException,
    duckdb.ConversionException,
)
_NO_ROOM = (duckdb.IOException, duckdb.TransactionException, duckdb.FatalException)


class DuckDBStore:
    """The tables of a run that is being made.

    path          the file the run ends in; None: in memory only
    memory_limit  e.g. "3GB"; threads: worker threads; None: DuckDB's own defaults
    """

    def __init__(self, path: Path | None, memory_limit: str | None = None, threads: int | None = None) -> None:
        self._final = path
        self._unfinished = path.with_name(path.name + ".new") if path else None
        self._kept: dict[Path, bool] = {}
        if self._unfinished:
            _refuse_if_in_use(self._unfinished)
            _remove(self._unfinished)
        try:
            self._connection = duckdb.connect(str(self._unfinished) if self._unfinished else ":memory:")
            self._set_up(memory_limit, threads)
        except duckdb.IOException as problem:
            raise RunFolderError(f"{path}: cannot be written: {problem}") from problem
        except BaseException:
            # Ctrl-C can come before there is a connection to abandon.
            if self._unfinished:
                _remove(self._unfinished)
            raise

    @classmethod
    def reopened(cls, path: Path, without: tuple[str, ...] = ()) -> DuckDBStore:
        """A finished run opened to be added to: its file is copied, and takes its old name when this store closes.

        without  tables to leave behind, since they will be made anew
        Raises   RunFolderError if there is no finished run, it cannot be read, or another process is writing it.
        """
        if not path.is_file():
            raise RunFolderError(f"{path}: no such file; expected the folder of a finished run")
        store = cls(path)
        try:
            store._copy(path, without)
        except BaseException:
            store.abandon()
            raise
        return store

    def _copy(self, path: Path, without: tuple[str, ...]) -> None:
        try:
            self._connection.execute(f"ATTACH '{str(path).replace(chr(39), chr(39) * 2)}' AS finished (READ_ONLY)")
        except duckdb.Error as problem:
            raise RunFolderError(f"{path}: cannot be read as a run: {problem}") from problem
        with self._own_errors(str(path)):
            names = self._connection.execute(
                "SELECT table_name FROM duckdb_tables() WHERE database_name = 'finished' AND NOT internal ORDER BY table_name"
            ).fetchall()
            for (name,) in names:
                if name not in without:
                    if name in BY_NAME:
                        self._create(name)
                        self._connection.execute(f"INSERT INTO {name} BY NAME FROM finished.{_quoted(name)}")
                    else:
                        self._connection.execute(f"CREATE TABLE {_quoted(name)} AS FROM finished.{_quoted(name)}")
            self._connection.execute("DETACH finished")

    def _set_up(self, memory_limit: str | None, threads: int | None) -> None:
        self._connection.execute("SET preserve_insertion_order = false; SET TimeZone = 'UTC'")
        # Tables are joined in the order in which a rule names them. Left to itself the engine has joined all days of a time
        # zone with all others on the way to an incident's first and last day: 825 million rows where 2.5 million were meant.
        self._connection.execute("SET disabled_optimizers = 'join_order'")
        _show_no_progress_bar(self._connection)
        if memory_limit:
            _limit_memory(self._connection, memory_limit)
        if threads:
            self._connection.execute(f"SET threads = {int(threads)}")
        if self._final:
            _search_in(self._connection, self._final.parent)
        self._connection.execute(_FUNCTIONS)

    def load(self, table: str, rows: Rows) -> None:
        """See Store.load."""
        with self._own_errors(table):
            if isinstance(rows, NumberedParquet):
                self._load_numbered(table, rows)
                return
            relation = _relation(self._connection, rows)
            if table in BY_NAME:
                _check_types(table, relation)
                self._create(table)
                relation.query("incoming", f"INSERT INTO {table} BY NAME SELECT * FROM incoming")
            elif table in self.tables():
                relation.query("incoming", f"INSERT INTO {_quoted(table)} BY NAME SELECT * FROM incoming")
            elif table.startswith((RAW_PREFIX, "step_")):
                relation.query(
                    "incoming", f"CREATE {_temporary(table)}TABLE {_quoted(table)} AS SELECT * FROM incoming"
                )
            else:
                raise TableMismatch(f"table {table!r} does not stand in model/tables.py")

    def _load_numbered(self, table: str, rows: NumberedParquet) -> None:
        if not table.startswith(RAW_PREFIX) or table in self.tables():
            raise TableMismatch(f"table {table!r}: a file can be kept for the raw cells of one source only, and once")
        folder = self._final.parent if self._final else None
        if folder is None or not _can_be_searched(folder):
            self._connection.execute(f"CREATE TABLE {_quoted(table)} AS {_numbered(rows, str(rows.path))}")
            return
        try:
            path, is_new = keep(rows, table, folder)
        except OSError as problem:
            raise RunFolderError(
                f"{folder}: cannot be written: {problem.strerror}; expected room on the disk"
            ) from problem
        self._kept[path] = is_new
        self._connection.execute(f"CREATE VIEW {_quoted(table)} AS {_numbered(rows, path.name)}")

    def run(self, sql_file: str, into: str, stream: tuple[str, pa.RecordBatchReader] | None = None) -> None:
        """See Store.run."""
        with self._own_errors(f"{sql_file} into {into}"), _standing(self._connection, stream):
            if into in BY_NAME:
                _check_types(into, self._connection.sql(sql_text(sql_file)))
                self._create(into)
                self._connection.execute(f"INSERT INTO {into} BY NAME {sql_text(sql_file)}")
            elif into.startswith("step_"):
                self._connection.execute(f"CREATE OR REPLACE TEMP TABLE {_quoted(into)} AS {sql_text(sql_file)}")
            else:
                raise TableMismatch(f"table {into!r} does not stand in model/tables.py")

    def fetch(self, sql_file: str) -> pa.Table:
        """See Store.fetch."""
        with self._own_errors(sql_file):
            return _query(self._connection, sql_file).to_arrow_table()

    def stream(self, sql_file: str) -> pa.RecordBatchReader:
        """See Store.stream."""
        return _stream(self._connection, sql_file)

    def tables(self) -> dict[str, int]:
        """See Store.tables."""
        return _tables(self._connection)

    def close(self) -> None:
        """Drop the step tables, write the file and give it its name."""
        with contextlib.suppress(duckdb.ConnectionException), self._own_errors("closing"):
            for name in self.tables():
                if name.startswith("step_"):
                    self._connection.execute(f"DROP TABLE {_quoted(name)}")
            self._connection.close()
        if self._unfinished and self._final and self._unfinished.exists():
            self._unfinished.replace(self._final)
            drop_others(self._final.parent, self._kept)

    def abandon(self) -> None:
        """Let go without leaving anything behind: the run did not end well."""
        self._connection.close()
        if self._unfinished:
            _remove(self._unfinished)
        for path in (path for path, is_new in self._kept.items() if is_new):
            path.unlink(missing_ok=True)

    @contextlib.contextmanager
    def _own_errors(self, what: str) -> Iterator[None]:
        """What the engine complains of, as our own errors: rows that do not fit, or a machine that gives no room."""
        try:
            with _stoppable():
                yield
        except _ROWS_DO_NOT_FIT as problem:
            raise TableMismatch(f"{what}: {problem}") from problem
        except duckdb.OutOfMemoryException as problem:
            raise RunFolderError(
                f"{what}: not enough memory: {problem}; expected more (--memory), or fewer rows"
            ) from problem
        except _NO_ROOM as problem:
            raise RunFolderError(f"{self._final}: cannot be written: {problem}; expected room on the disk") from problem

    def _create(self, table: str) -> None:
        self._connection.execute(ddl(BY_NAME[table]).replace("CREATE TABLE", "CREATE TABLE IF NOT EXISTS", 1))


class DuckDBReader:
    """The tables of a finished run, read-only. Rows loaded here live in memory and end with the reader."""

    def __init__(self, path: Path) -> None:
        if not path.is_file():
            raise RunFolderError(f"{path}: no such file; expected the folder of a finished run")
        self._connection = duckdb.connect(":memory:")
        try:
            self._connection.execute(f"ATTACH {_text(str(path))} AS run (READ_ONLY)")
        except duckdb.Error as problem:
            raise RunFolderError(f"{path}: cannot be read as a run: {problem}") from problem
        self._set_up(path)

    def _set_up(self, path: Path) -> None:
        self._path = path
        # What `prepare` makes stands in the database in memory, which all readers of this run share.
        self._connection.execute("SET search_path = 'run,memory'; SET TimeZone = 'UTC'")
        _search_in(self._connection, path.parent)
        self._connection.execute(_FUNCTIONS)

    def another(self) -> DuckDBReader:
        """A reader of the same run with the same prepared tables, for another thread; its step_ tables are its own."""
        reader = DuckDBReader.__new__(DuckDBReader)
        reader._connection = self._connection.cursor()
        reader._set_up(self._path)
        return reader

    def prepare(self, sql_file: str, into: str) -> None:
        """Keep the rows of a SELECT in memory, in their order, for this reader and all others made from it."""
        with _stoppable():
            self._connection.execute(f"CREATE TABLE memory.main.{_quoted(into)} AS {sql_text(sql_file)}")

    def load(self, table: str, rows: Rows) -> None:
        """Keep rows in memory under a `step_` name."""
        if not table.startswith("step_") or isinstance(rows, Path | NumberedParquet):
            raise TableMismatch(f"table {table!r}: a finished run takes no rows, only step_ tables held in memory")
        relation = self._connection.from_arrow(rows)
        relation.query("incoming", f"CREATE OR REPLACE TEMP TABLE {_quoted(table)} AS SELECT * FROM incoming")

    def run(self, sql_file: str, into: str, stream: tuple[str, pa.RecordBatchReader] | None = None) -> None:
        """Keep the rows of a SELECT in memory under a `step_` name."""
        if not into.startswith("step_"):
            raise TableMismatch(f"table {into!r}: a finished run takes no rows, only step_ tables held in memory")
        with _stoppable(), _standing(self._connection, stream):
            self._connection.execute(f"CREATE OR REPLACE TEMP TABLE {_quoted(into)} AS {sql_text(sql_file)}")

    def fetch(self, sql_file: str) -> pa.Table:
        """See Store.fetch. Raises TableMismatch where the run, of another version, lacks a column that the file reads."""
        try:
            with _stoppable():
                return _query(self._connection, sql_file).to_arrow_table()
        except (duckdb.BinderException, duckdb.CatalogException) as problem:
            raise TableMismatch(f"{sql_file}: {problem}") from problem

    def stream(self, sql_file: str) -> pa.RecordBatchReader:
        """See Store.stream."""
        return _stream(self._connection, sql_file)

    def tables(self) -> dict[str, int]:
        """See Store.tables."""
        return _tables(self._connection)

    def close(self) -> None:
        """Let go of the file."""
        self._connection.close()


def _can_be_searched(folder: Path) -> bool:
    """The engine takes a list of folders in one text, and cannot be told of one with a comma in its name."""
    return "," not in str(folder.resolve())


def _search_in(connection: duckdb.DuckDBPyConnection, folder: Path) -> None:
    if _can_be_searched(folder):
        connection.execute(f"SET file_search_path = {_text(str(folder.resolve()))}")


def _numbered(rows: NumberedParquet, path: str) -> str:
    return (
        f"SELECT CAST(file_row_number + {int(rows.first)} AS BIGINT) AS {_quoted(rows.key)}, * EXCLUDE (file_row_number) "
        f"FROM read_parquet({_text(path)}, file_row_number = true)"
    )


def _relation(
    connection: duckdb.DuckDBPyConnection, rows: pa.Table | pa.RecordBatchReader | Path
) -> duckdb.DuckDBPyRelation:
    if not isinstance(rows, Path):
        return connection.from_arrow(rows)
    try:
        return connection.read_parquet(str(rows))
    except (duckdb.IOException, duckdb.InvalidInputException) as problem:
        raise BadFile(str(rows), str(problem), "a Parquet file") from problem


@contextlib.contextmanager
def _standing(connection: duckdb.DuckDBPyConnection, stream: tuple[str, pa.RecordBatchReader] | None) -> Iterator[None]:
    if stream is None:
        yield
        return
    name, rows = stream
    connection.register(name, rows)
    try:
        yield
    finally:
        connection.unregister(name)


def _check_types(table: str, relation: duckdb.DuckDBPyRelation) -> None:
    types = {column.name: column.type for column in BY_NAME[table].columns}
    for name, given in zip(relation.columns, relation.types, strict=True):
        lossy = _LOSSY.get(types[name]) if name in types else None
        if lossy and lossy.fullmatch(str(given)):
            raise TableMismatch(f"{table}: column {name!r} is {given}; expected {types[name]}")


def _text(text: str) -> str:
    return "'" + text.replace("'", "''") + "'"


def _quoted(name: str) -> str:
    return '"' + name.replace('"', '""') + '"'


def _query(connection: duckdb.DuckDBPyConnection, sql_file: str) -> duckdb.DuckDBPyRelation:
    if sql_file.endswith(".sql"):
        return connection.sql(sql_text(sql_file))
    if not connection.execute(_IS_THERE, [sql_file, sql_file]).fetchall():
        raise NotFound("table", sql_file, list(_tables(connection)))
    return connection.sql(f"SELECT * FROM {_quoted(sql_file)}")


def _stream(connection: duckdb.DuckDBPyConnection, sql_file: str) -> pa.RecordBatchReader:
    with _stoppable():
        asked = _query(connection, sql_file)
        # Versions before 1.5 know the reader by its older name alone.
        rows = (asked.to_arrow_reader if hasattr(asked, "to_arrow_reader") else asked.fetch_arrow_reader)(_STREAM_ROWS)

    def batches() -> Iterator[pa.RecordBatch]:
        with _stoppable():
            yield from rows

    return pa.RecordBatchReader.from_batches(rows.schema, batches())


@contextlib.contextmanager
def _stoppable() -> Iterator[None]:
    """Ctrl-C that meets the engine in the middle of a query comes as one of its errors; here it is KeyboardInterrupt again."""
    try:
        yield
    except (duckdb.Error, RuntimeError, OSError) as problem:
        if any(said in str(problem) for said in _STOPPED):
            raise KeyboardInterrupt from problem
        raise


_IS_THERE = """
SELECT 1 FROM duckdb_tables() WHERE NOT internal AND table_name = ?
UNION ALL SELECT 1 FROM duckdb_views() WHERE NOT internal AND NOT temporary AND view_name = ?
"""


def _tables(connection: duckdb.DuckDBPyConnection) -> dict[str, int]:
    found: list[tuple[Any, ...]] = connection.execute(
        "SELECT table_name, estimated_size FROM duckdb_tables() WHERE NOT internal ORDER BY table_name"
    ).fetchall()
    rows = {str(name): int(size) for name, size in found}
    views = connection.execute("SELECT view_name FROM duckdb_views() WHERE NOT internal AND NOT temporary").fetchall()
    for (name,) in views:
        ((size,),) = connection.execute(f"SELECT count(*) FROM {_quoted(name)}").fetchall()
        rows[str(name)] = int(size)
    return dict(sorted(rows.items()))


def _show_no_progress_bar(connection: duckdb.DuckDBPyConnection) -> None:
    # Where the engine can draw none (a notebook without ipywidgets), it has none on and refuses to have it switched off.
    if connection.execute("SELECT current_setting('enable_progress_bar')").fetchall() != [(False,)]:
        connection.execute("SET enable_progress_bar = false")


def _limit_memory(connection: duckdb.DuckDBPyConnection, limit: str) -> None:
    try:
        connection.execute(f"SET memory_limit = {_text(limit)}")
    except (duckdb.ParserException, duckdb.InvalidInputException) as problem:
        raise BadValue("settings", "memory_limit", limit, "a size such as 3GB or 500MB", "setting") from problem


def _refuse_if_in_use(unfinished: Path) -> None:
    """Raises RunFolderError if another run holds the file. What a killed run left behind is held by nobody."""
    if not unfinished.exists():
        return
    try:
        duckdb.connect(str(unfinished), read_only=True).close()
    except (duckdb.ConnectionException, duckdb.IOException) as problem:
        if isinstance(problem, duckdb.ConnectionException) or "lock" in str(problem):
            raise RunFolderError(f"{unfinished}: another run is writing it; expected a folder of its own") from problem
    except duckdb.Error:
        return


def _remove(path: Path) -> None:
    for leftover in (path, path.with_name(path.name + ".wal")):
        leftover.unlink(missing_ok=True)


def _temporary(table: str) -> str:
    return "TEMP " if table.startswith("step_") else ""
