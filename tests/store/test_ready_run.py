from __future__ import annotations

from pathlib import Path

import pyarrow as pa
import pytest

from treve.errors import RunFolderError
from treve.store.duckdb import DuckDBStore
from treve.store.ready_run import ReadyRun


@pytest.fixture
def run(tmp_path: Path) -> Path:
    store = DuckDBStore(tmp_path / "run.duckdb")
    store.load("setting", pa.table({"name": ["a", "b"], "number": [1.0, 2.0], "text": ["", ""], "meaning": ["", ""]}))
    store.close()
    return tmp_path / "run.duckdb"


@pytest.fixture
def names(tmp_path: Path) -> str:
    path = tmp_path / "names.sql"
    path.write_text("SELECT s.name FROM setting AS s ORDER BY s.name DESC", encoding="utf-8")
    return str(path)


def test_a_prepared_table_is_there_for_every_reader_in_its_order(run: Path, names: str) -> None:
    ready = ReadyRun(run)
    with ready.question("before") as before:
        ready.prepare({"prepared": names})
        assert before.store.fetch("prepared").num_rows == 2
    with ready.question("one") as first, ready.question("two") as second:
        assert first.store is not second.store
        for asked in (first, second):
            assert asked.store.fetch("prepared").column("name").to_pylist() == ["b", "a"]


def test_what_a_question_loads_is_its_own(run: Path, names: str) -> None:
    ready = ReadyRun(run)
    with ready.question("one") as first, ready.question("two") as second:
        for number, asked in enumerate((first, second)):
            asked.store.load("step_x", pa.table({"x": [number]}))
        assert [asked.store.fetch("step_x").to_pydict()["x"] for asked in (first, second)] == [[0], [1]]


def test_the_same_question_finds_what_it_left_and_no_other_does(run: Path) -> None:
    ready = ReadyRun(run)
    with ready.question("one") as asked:
        asked.made.add("x")
    with ready.question("two") as other:
        assert not other.made
    with ready.question("one") as again:
        assert again.made == {"x"}


def test_a_question_that_fails_leaves_nothing_behind(run: Path) -> None:
    ready = ReadyRun(run)

    def fail() -> None:
        with ready.question("one") as asked:
            asked.made.add("x")
            raise ValueError("broken")

    with pytest.raises(ValueError, match="broken"):
        fail()
    with ready.question("one") as again:
        assert not again.made


def test_a_file_that_is_no_run_is_told(tmp_path: Path) -> None:
    with pytest.raises(RunFolderError):
        ReadyRun(tmp_path / "nothing.duckdb")
