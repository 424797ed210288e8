"""A run made again has the same tables, or says which are not the same."""

from __future__ import annotations

import shutil
from pathlib import Path

import pyarrow as pa

from treve.count.rule_file import counting_rule, read_rule
from treve.counting import count_run
from treve.repeat.rerun import counted_under, rerun
from treve.store.duckdb import DuckDBStore


def test_a_run_made_again_has_the_same_tables(finished: Path) -> None:
    done = rerun(finished, threads=2)
    assert done.different == ()
    assert len(done.tables) > 40
    assert done.version_then == done.version_now


def test_a_run_folder_with_a_table_that_was_tampered_with_is_told(finished: Path, tmp_path: Path) -> None:
    copy = tmp_path / "copy"
    shutil.copytree(finished, copy)
    store = DuckDBStore(tmp_path / "other.duckdb")
    reader_tables = _tables(finished)
    for name, rows in reader_tables.items():
        store.load(name, rows.slice(1) if name == "finding" else rows)
    store.close()
    (tmp_path / "other.duckdb").replace(copy / "run.duckdb")
    assert rerun(copy).different == ("finding",)


def test_a_run_that_was_counted_is_counted_again(finished: Path, tmp_path: Path) -> None:
    copy = tmp_path / "copy"
    shutil.copytree(finished, copy)
    count_run(copy, [counting_rule("incident"), counting_rule("episode")])
    done = rerun(copy)
    assert "tally" in [one.table for one in done.tables]
    assert (done.different, done.not_compared) == ((), ())
    store = DuckDBStore.reopened(copy / "run.duckdb", without=("tally",))
    tally = _tables(copy)["tally"]
    store.load("tally", tally.set_column(tally.schema.get_field_index("low"), "low", pa.array([7] * len(tally))))
    store.close()
    assert rerun(copy).different == ("tally",)


def test_a_tally_under_a_rule_of_ones_own_cannot_be_made_again(finished: Path, tmp_path: Path) -> None:
    copy = tmp_path / "copy"
    shutil.copytree(finished, copy)
    assert counted_under(copy) == ()
    own = tmp_path / "mine.yaml"
    own.write_text("rule: mine\nversion: '1'\ntitle: All.\ncounts: incident\nsource: me\n", encoding="utf-8")
    count_run(copy, [read_rule(own), counting_rule("incident")])
    assert counted_under(copy) is None


def _tables(folder: Path) -> dict[str, pa.Table]:
    from treve.store.duckdb import DuckDBReader

    reader = DuckDBReader(folder / "run.duckdb")
    rows = {name: reader.fetch(name) for name in reader.tables()}
    reader.close()
    return rows
