from __future__ import annotations

from pathlib import Path

import pytest

from tests.commands.process import HEADER, ROW
from treve import pipeline
from treve.count.rule_file import counting_rule
from treve.counting import breaks_of, count_run
from treve.errors import BadValue, RunFolderError
from treve.run_folder import RunFolder


@pytest.fixture
def run(tmp_path: Path) -> Path:
    """A run of two reports."""
    table = tmp_path / "mine.csv"
    table.write_text(HEADER + ROW + ROW.replace("A1", "A2").replace("syrian-army", ""), encoding="utf-8")
    return pipeline.run(pipeline.Order(("syr-2016-12-30",), (("table", table),), tmp_path / "out"))


def test_counting_adds_a_table_and_leaves_the_others_as_they_were(run: Path) -> None:
    with RunFolder(run) as folder:
        before = {name: folder.table(name).arrow for name in folder.tables()}
    counted = count_run(run, [counting_rule("incident")])
    again = count_run(run, [counting_rule("incident"), counting_rule("episode")])
    assert {row["rule"] for row in counted} == {"incident"}
    assert {row["rule"] for row in again} == {"incident", "episode"}
    with RunFolder(run) as folder:
        after = {name: folder.table(name).arrow for name in folder.tables()}
    assert after.pop("tally").num_rows == len(again)
    assert set(after) == set(before)
    for name, rows in before.items():
        assert after[name].schema == rows.schema, name
        assert sorted(map(str, after[name].to_pylist())) == sorted(map(str, rows.to_pylist())), name
    assert sorted(path.name for path in run.iterdir()) == ["index.html", "run.duckdb", "summary.json"]


def test_what_goes_wrong_leaves_the_run_as_it_was(run: Path, tmp_path: Path) -> None:
    before = (run / "run.duckdb").read_bytes()
    with pytest.raises(BadValue, match="each rule once"):
        count_run(run, [counting_rule("incident")] * 2)
    assert (run / "run.duckdb").read_bytes() == before
    with pytest.raises(RunFolderError, match="no such file"):
        count_run(tmp_path, [counting_rule("incident")])
    assert list(tmp_path.glob("run.duckdb*")) == []


def test_breaks_of_a_run_are_looked_for_in_its_recorders(run: Path) -> None:
    search = breaks_of(run)
    assert (search.breaks, search.tested, search.too_thin) == ((), (), ("table",))
