"""Every .sql file of the project runs unchanged on the oldest and the newest DuckDB and on Spark, with equal rows."""

from __future__ import annotations

import json
import os
import re
import subprocess
import sys
import tomllib
from collections.abc import Iterator
from pathlib import Path

import duckdb
import pyarrow as pa
import pytest

from tests.engines.line import answers, whole_line
from tests.engines.pair import Pair, same
from treve.run_folder import RunFolder
from treve.store import spark
from treve.store.duckdb import DuckDBStore
from treve.store.protocol import RunStore

ROOT = Path(__file__).parents[2]
PACKAGE = ROOT / "src" / "treve"

# Real executors, each a Java machine of its own. Small data: compiling queries and cutting them in many parts only costs time.
MASTER = "local-cluster[2,1,1024]"
SMALL = {
    "spark.sql.shuffle.partitions": "2",
    "spark.sql.codegen.wholeStage": "false",
    "spark.sql.codegen.factoryMode": "NO_CODEGEN",
    "spark.sql.adaptive.enabled": "false",
    "spark.driver.memory": "1g",
    "spark.driver.extraJavaOptions": "-XX:TieredStopAtLevel=1 -XX:+UseSerialGC -XX:-UsePerfData",
    "spark.executor.extraJavaOptions": "-XX:TieredStopAtLevel=1 -XX:+UseSerialGC -XX:-UsePerfData",
}


@pytest.fixture(scope="module")
def session() -> Iterator[None]:
    """One Spark session for all tests."""
    running = spark.start(MASTER, SMALL)
    yield
    running.stop()


@pytest.mark.usefixtures("session")
def test_treve_run_on_spark_has_equal_rows_in_every_sql_file_and_leaves_equal_tables(tmp_path: Path) -> None:
    pairs: list[Pair] = []

    def watched(store: RunStore) -> Pair:
        (tmp_path / "other").mkdir()
        pairs.append(Pair(DuckDBStore(tmp_path / "other" / "run.duckdb"), store))
        return pairs[0]

    whole_line(tmp_path, watched, ["--engine", "spark", "--master", MASTER])
    assert {str(path.relative_to(PACKAGE)) for path in PACKAGE.rglob("*.sql")} == pairs[0].seen, (
        "not run on both engines: let tests/engines/line.py ask them"
    )
    assert isinstance(pairs[0].second, spark.SparkStore)
    with RunFolder(tmp_path / "run") as run, RunFolder(tmp_path / "other") as other:
        assert run.summary["run"]["engine"] == spark.ENGINE
        assert run.tables() == other.tables()
        for name in run.tables():
            same(name, other.table(name).arrow, run.table(name).arrow)
    assert {path.name for path in (tmp_path / "run").iterdir()} == {"run.duckdb", "summary.json", "index.html"}


def test_every_sql_file_has_equal_rows_on_the_oldest_duckdb() -> None:
    oldest = os.environ.get("TREVE_OLDEST_DUCKDB", "")
    if not Path(oldest, "duckdb").is_dir():
        message = "no oldest DuckDB; set TREVE_OLDEST_DUCKDB to a folder into which it was installed"
        if os.environ.get("CI") == "true":
            pytest.fail(message)
        pytest.skip(message)
    path = os.pathsep.join((oldest, str(ROOT / "src"), str(ROOT)))
    command = [sys.executable, "-m", "tests.engines.line"]
    done = subprocess.run(command, env=os.environ | {"PYTHONPATH": path}, capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stderr
    told = json.loads(done.stdout)
    project = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))["project"]
    (named,) = re.findall(r"duckdb>=([\d.]+)", " ".join(project["dependencies"]))
    assert f"{told['version']}.0".startswith(f"{named}.")
    assert told["version"] != duckdb.__version__
    newest = answers()
    assert list(told["answers"]) == list(newest)
    assert [name for name, rows in newest.items() if told["answers"][name] != rows] == []


def test_rows_that_differ_are_refused_by_name() -> None:
    left = pa.table({"a": [1, 2, 2], "b": [0.1 + 0.2, None, None]})
    same("x.sql", left, pa.table({"a": [2, 1, 2], "b": [None, 0.3, None]}))
    for right in (pa.table({"a": [1, 2], "b": [0.3, None]}), pa.table({"a": [1, 2, 3], "b": [0.3, None, None]})):
        with pytest.raises(AssertionError, match=r"x\.sql"):
            same("x.sql", left, right)
        with pytest.raises(AssertionError, match=r"x\.sql"):
            same("x.sql", right, left)
