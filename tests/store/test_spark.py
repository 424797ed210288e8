"""What a run on Spark is refused before Spark starts; its rows are held against DuckDB's in tests/engines."""

from __future__ import annotations

from pathlib import Path

import pytest
from pyspark.errors import PySparkException
from pyspark.sql import SparkSession

from treve import pipeline
from treve.errors import BadValue, RunFolderError, TableMismatch
from treve.model.tables import TABLES, Type
from treve.store import spark
from treve.store.spark import SparkStore


def test_a_folder_that_spark_takes_as_a_pattern_is_refused(tmp_path: Path) -> None:
    with pytest.raises(RunFolderError, match="pattern"):
        SparkStore(tmp_path / "run[1]" / "run.duckdb")
    assert list(tmp_path.iterdir()) == []


def test_a_session_that_cannot_start_names_the_master_and_java(monkeypatch: pytest.MonkeyPatch) -> None:
    def no_java(_builder: object) -> None:
        raise PySparkException("no Java gateway\nand more")

    monkeypatch.setattr(SparkSession.Builder, "getOrCreate", no_java)
    with pytest.raises(BadValue, match=r"option 'master' holds 'local'.*Java 17.*no Java gateway\)$"):
        spark.start("local")


def test_an_engine_that_is_not_known_is_refused_with_those_that_are(tmp_path: Path, syria_example: Path) -> None:
    sources = (("table", syria_example / "reports.csv"),)
    with pytest.raises(BadValue, match=r"option 'engine' holds 'abacus'; expected one of duckdb, spark"):
        pipeline.run(pipeline.Order(("syr-2016-12-30",), sources, tmp_path / "out", engine="abacus"))


def test_every_type_of_a_column_has_one_of_spark() -> None:
    assert set(spark._SQL_TYPES) == set(Type)
    assert {column.type for table in TABLES for column in table.columns} <= set(spark._SQL_TYPES)


class _Rows:
    """As much of a frame as its columns."""

    def __init__(self, **types: str) -> None:
        self.dtypes = list(types.items())


@pytest.mark.parametrize(
    ("types", "named"),
    [
        ({"own": "string"}, "own"),
        ({"rows": "double"}, "rows"),
        ({"redistributable": "decimal(3,1)"}, "redistributable"),
    ],
)
def test_rows_that_would_have_to_be_changed_are_refused(types: dict[str, str], named: str) -> None:
    with pytest.raises(TableMismatch, match=f"input: column '{named}'"):
        spark._as_listed("input", _Rows(**types))  # type: ignore[arg-type]
