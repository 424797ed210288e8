"""The tables of a run on Spark. Every call into Spark lives here.

Each table is a folder of Parquet files under `run.spark.new`, which the driver and all executors must reach under the same path.
When the run ends, its tables go into the same `run.duckdb` that any other run leaves, and the folder is deleted.
"""

from __future__ import annotations

import contextlib
import logging
import os
import shutil
from collections.abc import Iterator, Mapping
from pathlib import Path

import pyarrow as pa
import pyspark
from py4j.protocol import Py4JError
from pyspark.errors import AnalysisException, PySparkException
from pyspark.sql import DataFrame, SparkSession
from pyspark.sql import functions as f
from pyspark.sql.types import StructType

from treve.errors import BadValue, NotFound, RunFolderError, TableMismatch
from treve.model.tables import BY_NAME, RAW_PREFIX, Type
from treve.store.arrow_types import arrow_schema
from treve.store.duckdb import DuckDBStore
from treve.store.parquet_table import ParquetTable, fitted, plain_schema
from treve.store.protocol import Rows, sql_text

ENGINE = f"spark {pyspark.__version__}"

_SQL_TYPES = {
    Type.TEXT: "STRING",
    Type.INTEGER: "BIGINT",
    Type.NUMBER: "DOUBLE",
    Type.BOOLEAN: "BOOLEAN",
    Type.DAY: "DATE",
    Type.INSTANT: "TIMESTAMP_NTZ",
}

# Casts the engine makes in silence although they lose something: fractions and hours are cut off.
_LOSSY = {
    Type.INTEGER: ("double", "float", "decimal"),
    Type.BOOLEAN: ("double", "float", "decimal"),
    Type.DAY: ("timestamp",),
}

# The same two functions as in DuckDB (duckdb.py), with Spark's bodies.
_FUNCTIONS = (
    """CREATE OR REPLACE TEMPORARY FUNCTION days_between(earlier DATE, later DATE) RETURNS INT
    RETURN datediff(later, earlier)""",
    """CREATE OR REPLACE TEMPORARY FUNCTION kilometres_between(lat_1 DOUBLE, lon_1 DOUBLE, lat_2 DOUBLE, lon_2 DOUBLE)
    RETURNS DOUBLE
    RETURN 2 * 6371.0088D * asin(sqrt(least(1.0D,
        power(sin(radians(lat_2 - lat_1) / 2), 2)
        + cos(radians(lat_1)) * cos(radians(lat_2)) * power(sin(radians(lon_2 - lon_1) / 2), 2))))""",
)

# Spark reads these characters of a path as a pattern.
_PATTERN_CHARACTERS = set("[]{}*?\\")


def start(master: str, options: Mapping[str, str] | None = None) -> SparkSession:
    """The session that runs, or a new one on a master: "local[*]", "local-cluster[2,1,1024]", "spark://HOST:7077" …

    Raises BadValue if there is no Java, or no such master.
    """
    os.environ.setdefault("SPARK_HOME", str(Path(pyspark.__file__).parent))
    builder = SparkSession.builder.appName("treve")
    for name in ("spark.ui.enabled", "spark.ui.showConsoleProgress"):
        builder = builder.config(name, "false")
    if master.startswith("local"):
        builder = builder.config("spark.driver.bindAddress", "127.0.0.1").config("spark.driver.host", "127.0.0.1")
    for name, value in (options or {}).items():
        builder = builder.config(name, value)
    # What Spark refuses is raised, and said once by whoever catches it.
    logging.getLogger("SQLQueryContextLogger").setLevel(logging.CRITICAL)
    try:
        session = builder.master(master).getOrCreate()
        session.sparkContext.setLogLevel("ERROR")
    except (PySparkException, Py4JError) as problem:
        raise BadValue(
            "run",
            "master",
            master,
            f"a Spark master that can be reached, and Java 17 or newer ({_first_line(problem)})",
            "option",
        ) from problem
    return session


class SparkStore:
    """The tables of a run that is being made on Spark.

    path     the file the run ends in
    master   where Spark runs; a session that runs already is used as it is, and left running
    options  settings of a new session, by Spark's own names
    """

    def __init__(self, path: Path, master: str = "local[*]", options: Mapping[str, str] | None = None) -> None:
        if _PATTERN_CHARACTERS & set(str(path.resolve())):
            raise RunFolderError(
                f"{path.parent}: Spark takes []{{}}*? in a path as a pattern; expected a folder without them"
            )
        self._final = path.resolve()
        self._folder = self._final.with_name("run.spark.new")
        shutil.rmtree(self._folder, ignore_errors=True)
        try:
            self._folder.mkdir(parents=True)
        except OSError as problem:
            raise RunFolderError(f"{path.parent}: cannot be written: {problem.strerror}") from problem
        self._tables: dict[str, ParquetTable] = {}
        self._ours = SparkSession.getActiveSession() is None
        self._session = start(master, options)
        self._session.conf.set("spark.sql.session.timeZone", "UTC")
        for function in _FUNCTIONS:
            self._session.sql(function)

    def load(self, table: str, rows: Rows) -> None:
        """See Store.load."""
        if table not in BY_NAME and not table.startswith((RAW_PREFIX, "step_")):
            raise TableMismatch(f"table {table!r} does not stand in model/tables.py")
        schema = arrow_schema(table) if table in BY_NAME else None
        with self._own_errors(table):
            content = fitted(table, rows, schema)
            self._table(table, content.schema).append(content)
            self._stand(table)

    def run(self, sql_file: str, into: str, stream: tuple[str, pa.RecordBatchReader] | None = None) -> None:
        """See Store.run."""
        if into not in BY_NAME and not into.startswith("step_"):
            raise TableMismatch(f"table {into!r} does not stand in model/tables.py")
        with self._own_errors(f"{sql_file} into {into}"), self._standing(stream):
            rows = self._session.sql(sql_text(sql_file))
            if into in BY_NAME:
                rows = _as_listed(into, rows)
                table = self._table(into, arrow_schema(into))
            else:
                table = ParquetTable(into, self._new_folder(into), None)
            folder = table.next_part()
            rows.write.parquet(str(folder))
            table.check_filled(folder)
            self._replace(into, table)
            self._stand(into, rows.schema)

    def fetch(self, sql_file: str) -> pa.Table:
        """See Store.fetch."""
        with self._own_errors(sql_file):
            if sql_file.endswith(".sql"):
                return plain_schema(self._session.sql(sql_text(sql_file)).toArrow())
            return self._known(sql_file).read()

    def stream(self, sql_file: str) -> pa.RecordBatchReader:
        """See Store.stream."""
        with self._own_errors(sql_file):
            if not sql_file.endswith(".sql"):
                return self._known(sql_file).stream()
            answer = ParquetTable("answer", self._new_folder("answer"), None)
            self._session.sql(sql_text(sql_file)).write.parquet(str(answer.next_part()))
            return answer.stream()

    def tables(self) -> dict[str, int]:
        """See Store.tables."""
        return {name: self._tables[name].rows() for name in sorted(self._tables)}

    def close(self) -> None:
        """Put the tables into one file and give it its name."""
        finished = DuckDBStore(self._final)
        try:
            for name, table in sorted(self._tables.items()):
                if not name.startswith("step_"):
                    finished.load(name, table.stream())
            finished.close()
        except BaseException:
            finished.abandon()
            raise
        self._let_go()

    def abandon(self) -> None:
        """Let go without leaving anything behind: the run did not end well."""
        self._let_go()

    def _let_go(self) -> None:
        for name in self._tables:
            self._session.catalog.dropTempView(name)
        self._tables = {}
        if self._ours:
            self._session.stop()
        shutil.rmtree(self._folder, ignore_errors=True)

    def _known(self, table: str) -> ParquetTable:
        if table not in self._tables:
            raise NotFound("table", table, sorted(self._tables))
        return self._tables[table]

    def _table(self, name: str, schema: pa.Schema) -> ParquetTable:
        return self._tables.setdefault(name, ParquetTable(name, self._new_folder(name), schema))

    def _new_folder(self, name: str) -> Path:
        # A table made anew leaves its earlier folder behind only until it is whole, so that numbers can have gaps.
        used = [int(one.suffix[1:]) for one in self._folder.glob(f"{name}.*") if one.suffix[1:].isdecimal()]
        return self._folder / f"{name}.{max(used, default=-1) + 1}"

    def _replace(self, name: str, table: ParquetTable) -> None:
        """A step table takes the place of an earlier one of its name, which it may have been made from."""
        before = self._tables.get(name)
        self._tables[name] = table
        if before is not None and before is not table:
            before.clear()

    def _stand(self, name: str, schema: StructType | None = None) -> None:
        """Let SQL find the table. Raw cells are read by no rule, and their types need not be Spark's.

        schema  of a table that Spark wrote itself; None: of one that does not stand in model/tables.py Spark looks into the files
        """
        if name.startswith(RAW_PREFIX):
            return
        table = self._tables[name]
        reader = self._session.read
        if name in BY_NAME:
            columns = BY_NAME[name].columns
            reader = reader.schema(", ".join(f"`{column.name}` {_SQL_TYPES[column.type]}" for column in columns))
        elif schema is not None:
            reader = reader.schema(schema)
        reader.parquet(*map(str, table.parts())).createOrReplaceTempView(name)

    @contextlib.contextmanager
    def _standing(self, stream: tuple[str, pa.RecordBatchReader] | None) -> Iterator[None]:
        if stream is None:
            yield
            return
        name, rows = stream
        self.load(name, rows)
        try:
            yield
        finally:
            self._session.catalog.dropTempView(name)
            self._tables.pop(name).clear()

    @contextlib.contextmanager
    def _own_errors(self, what: str) -> Iterator[None]:
        """What the engine complains of, as our own errors."""
        try:
            yield
        except AnalysisException as problem:
            raise TableMismatch(f"{what}: {_first_line(problem)}") from problem
        except (PySparkException, Py4JError) as problem:
            raise RunFolderError(f"{what}: Spark stopped: {_first_line(problem)}") from problem
        except OSError as problem:
            raise RunFolderError(f"{self._final}: cannot be written: {problem}; expected room on the disk") from problem


def _as_listed(table: str, rows: DataFrame) -> DataFrame:
    """The rows in the columns and types of model/tables.py. Raises TableMismatch if they do not fit."""
    columns = {column.name: column for column in BY_NAME[table].columns}
    for name, given in rows.dtypes:
        if name not in columns:
            raise TableMismatch(f"{table}: column {name!r} does not stand in model/tables.py")
        if given.startswith(_LOSSY.get(columns[name].type, ("never",))):
            raise TableMismatch(f"{table}: column {name!r} is {given}; expected {columns[name].type}")
    return rows.select(
        *(
            (f.col(f"`{name}`") if name in rows.columns else f.lit(None)).cast(_SQL_TYPES[column.type]).alias(name)
            for name, column in columns.items()
        )
    )


def _first_line(problem: Exception) -> str:
    return (str(problem).strip().splitlines() or [type(problem).__name__])[0]
