"""The tables of a run in one file: what is let in, what is read out, and what a reader sees meanwhile."""

from __future__ import annotations

import datetime as dt
import math
import subprocess
import sys
import threading
from collections.abc import Callable, Iterator
from pathlib import Path

import pyarrow as pa
import pyarrow.parquet as pq
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from tests.rows import rows

from treve.errors import BadFile, NotFound, RunFolderError, TableMismatch
from treve.model.tables import TABLES, Table
from treve.store.duckdb import DuckDBReader, DuckDBStore, ddl

RELATION = pa.table({"actor_id": ["nusra"], "relation": ["renamed_to"], "other_id": ["jfs"]})
INPUT = {
    "input_id": 1,
    "source": "table",
    "path": "x.csv",
    "sha256": "0",
    "bytes": 1,
    "rows": 1,
    "reports": 1,
    "rejected": 0,
    "repeated": 0,
    "licence": "own",
    "citation": "own",
    "redistributable": True,
}


@pytest.fixture
def store() -> Iterator[DuckDBStore]:
    """A store in memory."""
    store = DuckDBStore(None)
    yield store
    store.close()


def select(folder: Path, sql: str) -> str:
    """A file that holds one SELECT."""
    path = folder / "select.sql"
    path.write_text(sql, encoding="utf-8")
    return str(path)


def one_row(**cells: object) -> pa.Table:
    return pa.Table.from_pylist([{**INPUT, **cells}])


@pytest.mark.parametrize("table", TABLES, ids=lambda table: table.name)
def test_every_table_can_be_made_with_the_types_and_rules_it_is_listed_with(store: DuckDBStore, table: Table) -> None:
    store.load(table.name, rows(table.name, []))
    assert store.tables() == {table.name: 0}
    assert store.fetch(table.name).schema.types == rows(table.name, []).schema.types
    assert ddl(table).count("NOT NULL") == sum(not column.nullable for column in table.columns)


def test_columns_are_matched_by_name_and_a_missing_one_is_empty(store: DuckDBStore) -> None:
    store.load("actor_relation", RELATION.select(["other_id", "actor_id", "relation"]))
    assert store.fetch("actor_relation").to_pylist() == [
        {"actor_id": "nusra", "relation": "renamed_to", "other_id": "jfs", "first": None, "until": None}
    ]


def test_rows_are_appended(store: DuckDBStore) -> None:
    store.load("actor_relation", RELATION)
    store.load("actor_relation", RELATION.to_reader())
    assert store.tables() == {"actor_relation": 2}


def test_a_parquet_file_is_rows_too(store: DuckDBStore, tmp_path: Path) -> None:
    pq.write_table(RELATION, tmp_path / "rows.parquet")
    store.load("actor_relation", tmp_path / "rows.parquet")
    assert store.tables() == {"actor_relation": 1}


@pytest.mark.parametrize("content", [None, b"no parquet"])
def test_a_parquet_file_that_cannot_be_read_is_an_error_that_names_it(
    store: DuckDBStore, tmp_path: Path, content: bytes | None
) -> None:
    path = tmp_path / "rows.parquet"
    if content is not None:
        path.write_bytes(content)
    with pytest.raises(BadFile, match=r"rows\.parquet"):
        store.load("actor_relation", path)


@pytest.mark.parametrize(
    ("content", "named"),
    [
        (RELATION.drop_columns(["other_id"]), "other_id"),
        (RELATION.append_column("own_column", pa.array(["x"])), "own_column"),
        (RELATION.append_column("first", pa.array(["no day"])), "first"),
        (RELATION.append_column("first", pa.array([dt.datetime.fromisoformat("2017-01-01 12:00")])), "first"),
    ],
)
def test_rows_that_do_not_fit_are_refused_by_column(store: DuckDBStore, content: pa.Table, named: str) -> None:
    with pytest.raises(TableMismatch, match=rf"actor_relation.*{named}"):
        store.load("actor_relation", content)
    assert store.tables().get("actor_relation", 0) == 0


@pytest.mark.parametrize(
    "cells", [{"rows": 1.5}, {"rows": 2.0}, {"rows": "many"}, {"rows": None}, {"redistributable": 0.5}]
)
def test_a_number_that_would_have_to_be_changed_is_refused(store: DuckDBStore, cells: dict[str, object]) -> None:
    with pytest.raises(TableMismatch, match="input"):
        store.load("input", one_row(**cells))


def test_a_rule_that_answers_with_fractions_where_whole_numbers_belong_is_refused(
    store: DuckDBStore, tmp_path: Path
) -> None:
    rule = select(tmp_path, "SELECT 'a' AS agreement_id, 'r' AS reading, 'v' AS verdict, 3 / 2 AS incidents")
    with pytest.raises(TableMismatch, match="incidents"):
        store.run(rule, "outside_count")


def test_a_table_that_is_not_listed_is_refused(store: DuckDBStore, tmp_path: Path) -> None:
    with pytest.raises(TableMismatch, match="own_table"):
        store.load("own_table", RELATION)
    with pytest.raises(TableMismatch, match="own_table"):
        store.run(select(tmp_path, "SELECT 1 AS x"), "own_table")


def test_a_rule_that_reads_a_table_that_is_not_there_is_refused(store: DuckDBStore) -> None:
    with pytest.raises(TableMismatch, match=r"report_actor\.sql"):
        store.run("resolve/report_actor.sql", "report_actor")


def test_raw_and_step_tables_have_the_types_of_their_rows(store: DuckDBStore) -> None:
    content = pa.table({"A column": ["x"], "day": [dt.date(2017, 1, 1)]})
    for name in ("raw_own", 'raw_with"quote', "step_own"):
        store.load(name, content)
        store.load(name, content)
        assert store.fetch(name).to_pylist() == content.to_pylist() * 2


def test_a_step_table_is_made_anew_by_each_run_of_a_rule(store: DuckDBStore, tmp_path: Path) -> None:
    for _ in range(2):
        store.run(select(tmp_path, "SELECT 1 AS x"), "step_own")
    assert store.tables() == {"step_own": 1}


def test_the_answer_of_a_rule_is_matched_by_name(store: DuckDBStore, tmp_path: Path) -> None:
    rule = select(tmp_path, "SELECT 'b' AS other_id, 'a' AS actor_id, 'part_of' AS relation")
    store.run(rule, "actor_relation")
    (row,) = store.fetch("actor_relation").to_pylist()
    assert (row["actor_id"], row["other_id"], row["first"]) == ("a", "b", None)


def test_what_is_not_there_cannot_be_fetched_and_the_error_lists_what_is(store: DuckDBStore) -> None:
    store.load("actor_relation", RELATION)
    with pytest.raises(NotFound, match=r"own.*actor_relation"):
        store.fetch("own")


def test_a_stream_gives_what_fetch_gives(store: DuckDBStore, tmp_path: Path) -> None:
    numbers = pa.table({"number": range(200_000)})
    store.load("step_own", numbers)
    in_order = select(tmp_path, "SELECT s.number FROM step_own AS s ORDER BY s.number")
    batches = list(store.stream(in_order))
    assert len(batches) > 1
    assert pa.Table.from_batches(batches) == store.fetch(in_order) == numbers
    with pytest.raises(NotFound, match="own_table"):
        store.stream("own_table")


def test_instants_are_kept_to_the_microsecond(store: DuckDBStore) -> None:
    instant = dt.datetime.fromisoformat("2016-12-29 22:00:00.000001")
    one = {"zone": ["unknown"], "day": [dt.date(2016, 12, 30)], "starts_at": [instant], "ends_at": [instant]}
    store.load("calendar", pa.table(one))
    assert store.fetch("calendar").to_pylist()[0]["starts_at"] == instant


def test_instants_with_a_zone_are_kept_in_utc(store: DuckDBStore) -> None:
    instant = dt.datetime.fromisoformat("2016-12-30 00:00:00+02:00")
    one = {"zone": ["unknown"], "day": [dt.date(2016, 12, 30)], "starts_at": [instant], "ends_at": [instant]}
    store.load("calendar", pa.table(one))
    assert store.fetch("calendar").to_pylist()[0]["starts_at"] == dt.datetime.fromisoformat("2016-12-29 22:00")


def test_the_old_file_stays_until_the_new_run_is_closed(tmp_path: Path) -> None:
    path = tmp_path / "run.duckdb"
    first = DuckDBStore(path)
    first.load("actor_relation", RELATION)
    assert not path.exists()
    first.close()
    old = path.read_bytes()
    second = DuckDBStore(path)
    second.load("actor_relation", pa.concat_tables([RELATION] * 3))
    assert path.read_bytes() == old
    second.close()
    reader = DuckDBReader(path)
    assert reader.tables() == {"actor_relation": 3}
    reader.close()
    assert [file.name for file in tmp_path.iterdir()] == ["run.duckdb"]


def test_an_abandoned_run_leaves_the_old_file_and_nothing_else(tmp_path: Path) -> None:
    path = tmp_path / "run.duckdb"
    first = DuckDBStore(path)
    first.load("actor_relation", RELATION)
    first.close()
    old = path.read_bytes()
    second = DuckDBStore(path)
    second.load("actor_relation", RELATION)
    second.abandon()
    second.close()
    assert path.read_bytes() == old
    assert [file.name for file in tmp_path.iterdir()] == ["run.duckdb"]


def test_what_a_killed_run_left_behind_does_not_reach_the_next_one(tmp_path: Path) -> None:
    path = tmp_path / "run.duckdb"
    for leftover in ("run.duckdb.new", "run.duckdb.new.wal"):
        (tmp_path / leftover).write_bytes(b"half a run")
    store = DuckDBStore(path)
    assert store.tables() == {}
    store.close()
    assert [file.name for file in tmp_path.iterdir()] == ["run.duckdb"]


def test_two_runs_cannot_write_the_same_file(tmp_path: Path) -> None:
    path = tmp_path / "run.duckdb"
    first = DuckDBStore(path)
    first.load("actor_relation", RELATION)
    with pytest.raises(RunFolderError, match="another run"):
        DuckDBStore(path)
    program = (
        "import pathlib, sys\n"
        "from treve.errors import RunFolderError\n"
        "from treve.store.duckdb import DuckDBStore\n"
        "try:\n"
        "    DuckDBStore(pathlib.Path(sys.argv[1]))\n"
        "except RunFolderError as problem:\n"
        "    sys.stdout.write(str(problem))\n"
    )
    tried = subprocess.run([sys.executable, "-c", program, str(path)], capture_output=True, text=True, check=True)
    first.close()
    assert "another run" in tried.stdout
    reader = DuckDBReader(path)
    assert reader.tables() == {"actor_relation": 1}
    reader.close()


def test_closing_twice_does_no_harm(tmp_path: Path) -> None:
    store = DuckDBStore(tmp_path / "run.duckdb")
    store.load("actor_relation", RELATION)
    store.close()
    store.close()
    reader = DuckDBReader(tmp_path / "run.duckdb")
    assert reader.tables() == {"actor_relation": 1}
    reader.close()


def test_another_process_reads_the_finished_file_while_a_new_run_writes(tmp_path: Path) -> None:
    path = tmp_path / "it's a run.duckdb"
    first = DuckDBStore(path)
    first.load("actor_relation", RELATION)
    first.close()
    second = DuckDBStore(path)
    second.load("actor_relation", pa.concat_tables([RELATION] * 5))
    program = (
        "import pathlib, sys\n"
        "from treve.store.duckdb import DuckDBReader\n"
        "sys.stdout.write(str(DuckDBReader(pathlib.Path(sys.argv[1])).tables()))\n"
    )
    read = subprocess.run([sys.executable, "-c", program, str(path)], capture_output=True, text=True, check=True)
    second.close()
    assert read.stdout == "{'actor_relation': 1}"


def test_step_tables_end_with_the_run_and_raw_tables_stay(tmp_path: Path) -> None:
    store = DuckDBStore(tmp_path / "run.duckdb")
    for name in ("raw_own", "step_own", 'step_with"quote'):
        store.load(name, RELATION)
    store.close()
    reader = DuckDBReader(tmp_path / "run.duckdb")
    assert reader.tables() == {"raw_own": 1}
    reader.close()


def test_a_reader_takes_no_rows_but_step_tables_of_its_own(tmp_path: Path) -> None:
    path = tmp_path / "run.duckdb"
    store = DuckDBStore(path)
    store.load("actor_relation", RELATION)
    store.close()
    before = path.read_bytes()
    reader = DuckDBReader(path)
    rule = select(tmp_path, "SELECT count(*) AS relations FROM actor_relation AS r")
    for refused in ("actor_relation", "raw_own"):
        with pytest.raises(TableMismatch, match=refused):
            reader.load(refused, RELATION)
        with pytest.raises(TableMismatch, match=refused):
            reader.run(rule, refused)
    with pytest.raises(TableMismatch, match="step_own"):
        reader.load("step_own", tmp_path / "rows.parquet")
    reader.load("step_own", RELATION)
    reader.run(rule, "step_count")
    assert reader.fetch("step_count").to_pylist() == [{"relations": 1}]
    assert reader.fetch("step_own").num_rows == reader.stream("actor_relation").read_all().num_rows == 1
    with pytest.raises(NotFound, match="own_table"):
        reader.fetch("own_table")
    reader.close()
    assert path.read_bytes() == before


def test_a_reader_runs_a_rule_over_a_stream_and_forgets_the_stream(tmp_path: Path) -> None:
    DuckDBStore(tmp_path / "run.duckdb").close()
    reader = DuckDBReader(tmp_path / "run.duckdb")
    rule = select(tmp_path, "SELECT s.other_id FROM step_given AS s")
    reader.run(rule, "step_kept", ("step_given", RELATION.to_reader()))
    assert reader.fetch("step_kept").to_pylist() == [{"other_id": "jfs"}]
    with pytest.raises(TableMismatch, match="step_given"):
        reader.fetch(rule)
    reader.close()


@pytest.mark.parametrize("ask", ["fetch", "run"])
@pytest.mark.parametrize("kind", ["store", "reader"])
def test_a_query_told_to_stop_ends_in_keyboard_interrupt(tmp_path: Path, ask: str, kind: str) -> None:
    store: DuckDBStore | DuckDBReader = DuckDBStore(tmp_path / "run.duckdb")
    if kind == "reader":
        store.close()
        store = DuckDBReader(tmp_path / "run.duckdb")
    # More rows than a machine counts in a day: only being told to stop ends it.
    rule = select(
        tmp_path, "SELECT sum(a.range * b.range) AS n FROM range(9000000) AS a CROSS JOIN range(9000000) AS b"
    )
    asks: dict[str, Callable[[str], object]] = {"fetch": store.fetch, "run": lambda rule: store.run(rule, "step_own")}
    ended = threading.Event()
    connection = store._connection

    def tell() -> None:
        while not ended.wait(0.1):
            connection.interrupt()

    teller = threading.Thread(target=tell)
    teller.start()
    try:
        with pytest.raises(KeyboardInterrupt):
            asks[ask](rule)
    finally:
        ended.set()
        teller.join()
    store.close()


def test_a_file_that_is_no_run_cannot_be_read(tmp_path: Path) -> None:
    with pytest.raises(RunFolderError, match=r"run\.duckdb"):
        DuckDBReader(tmp_path / "run.duckdb")
    (tmp_path / "run.duckdb").write_bytes(b"no database at all" * 1000)
    with pytest.raises(RunFolderError, match=r"run\.duckdb"):
        DuckDBReader(tmp_path / "run.duckdb")


def test_a_folder_that_is_not_there_cannot_be_written(tmp_path: Path) -> None:
    with pytest.raises(RunFolderError, match="nowhere"):
        DuckDBStore(tmp_path / "nowhere" / "run.duckdb")


def test_memory_and_threads_can_be_limited(tmp_path: Path) -> None:
    store = DuckDBStore(None, memory_limit="1GB", threads=1)
    rule = "SELECT CAST(current_setting('threads') AS BIGINT) AS threads, current_setting('memory_limit') AS memory"
    (row,) = store.fetch(select(tmp_path, rule)).to_pylist()
    assert row == {"threads": 1, "memory": "953.6 MiB"}
    store.close()


LATITUDES, LONGITUDES = st.floats(-90, 90), st.floats(-180, 180)


@given(st.lists(st.tuples(LATITUDES, LONGITUDES, LATITUDES, LONGITUDES), min_size=1, max_size=20))
@settings(max_examples=20, deadline=None)
def test_kilometres_between_are_those_of_a_plain_haversine(
    tmp_path_factory: pytest.TempPathFactory, pairs: list[tuple[float, float, float, float]]
) -> None:
    store = DuckDBStore(None)
    columns = dict(zip(("a", "b", "c", "d"), map(list, zip(*pairs, strict=True)), strict=True))
    store.load("step_own", pa.table({"number": range(len(pairs)), **columns}))
    rule = "SELECT kilometres_between(s.a, s.b, s.c, s.d) AS km FROM step_own AS s ORDER BY s.number"
    found = store.fetch(select(tmp_path_factory.mktemp("rule"), rule)).column("km").to_pylist()
    store.close()
    assert found == pytest.approx([haversine(*pair) for pair in pairs], abs=1e-3)


def haversine(lat_1: float, lon_1: float, lat_2: float, lon_2: float) -> float:
    lat_1, lon_1, lat_2, lon_2 = (math.radians(degrees) for degrees in (lat_1, lon_1, lat_2, lon_2))
    half = math.sin((lat_2 - lat_1) / 2) ** 2 + math.cos(lat_1) * math.cos(lat_2) * math.sin((lon_2 - lon_1) / 2) ** 2
    return 2 * 6371.0088 * math.asin(math.sqrt(min(1.0, half)))


def test_days_between_are_whole_local_days(store: DuckDBStore, tmp_path: Path) -> None:
    rule = "SELECT days_between(DATE '{0}', DATE '{1}') AS days"
    for first, second, days in (("2016-12-30", "2017-01-02", 3), ("2017-01-02", "2016-12-30", -3)):
        assert store.fetch(select(tmp_path, rule.format(first, second))).to_pylist() == [{"days": days}]


def test_a_finished_run_can_be_reopened_and_added_to(tmp_path: Path) -> None:
    path = tmp_path / "run.duckdb"
    first = DuckDBStore(path)
    first.load("raw_table", pa.table({"source_row_id": [1], "a b": ["x"]}))
    first.load("tally", rows("tally", []))
    first.close()
    again = DuckDBStore.reopened(path, without=("tally",))
    assert again.tables() == {"raw_table": 1}
    again.abandon()
    assert DuckDBReader(path).tables() == {"raw_table": 1, "tally": 0}


def test_what_is_no_finished_run_is_not_reopened(tmp_path: Path) -> None:
    path = tmp_path / "run.duckdb"
    with pytest.raises(RunFolderError, match="no such file"):
        DuckDBStore.reopened(path)
    path.write_bytes(b"no database at all")
    with pytest.raises(RunFolderError, match="cannot be read"):
        DuckDBStore.reopened(path)
    assert [one.name for one in tmp_path.iterdir()] == ["run.duckdb"]
