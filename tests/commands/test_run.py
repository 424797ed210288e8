"""`treve run`."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from tests.commands.inside import run, treve
from tests.commands.process import HEADER, ROW


def test_a_run_leaves_its_folder_and_says_what_it_found(table: Path, tmp_path: Path) -> None:
    done = run(table, tmp_path / "out")
    assert done.returncode == 0, done.stderr
    assert done.stderr == ""
    assert str(tmp_path / "out" / "index.html") in done.stdout
    assert sorted(path.name for path in (tmp_path / "out").iterdir()) == ["index.html", "run.duckdb", "summary.json"]


def test_json_on_a_pipe_is_the_summary_and_nothing_else(table: Path, tmp_path: Path) -> None:
    done = run(table, tmp_path / "out", "--json")
    assert json.loads(done.stdout) == json.loads((tmp_path / "out" / "summary.json").read_text(encoding="utf-8"))
    assert done.stderr == ""


def test_only_the_readings_asked_for_are_computed(table: Path, tmp_path: Path) -> None:
    done = run(table, tmp_path / "out", "--json", "--reading", "strict")
    assert [one["reading"] for one in json.loads(done.stdout)["agreements"][0]["readings"]] == ["strict"]


@pytest.mark.parametrize(
    ("words", "said"),
    [
        (("--source", "table"), "NAME=VALUE"),
        (("--source", "tabel=mine.csv"), "ucdp_ged"),
        (("--source", "table=absent.csv"), "absent.csv"),
        (("--source", "table=mine.csv", "--agreement", "syr-2016-12-3"), "syr-2016-12-30"),
        (("--source", "table=mine.csv", "--reading", "stricter"), "strict"),
        (("--source", "table=mine.csv", "--engine", "abacus"), "duckdb"),
        (("--source", "table=mine.csv", "--memory", "plenty"), "3GB"),
        (("--source", "table=mine.csv", "--zone", "table=Asia/Damas"), "IANA"),
        (("--source", "table=mine.csv", "--zone", "tabel=Asia/Damascus"), "a source of this run: table"),
        (("--source", "table=mine.csv", "--country", "table=XX"), "ISO 3166-1"),
        (("--source", "table=mine.csv", "--country", "SY"), "table=SY"),
    ],
)
def test_a_mistake_ends_with_code_2_and_says_what_was_expected(
    table: Path, tmp_path: Path, words: tuple[str, ...], said: str
) -> None:
    given = words if "--agreement" in words else (*words, "--agreement", "syr-2016-12-30")
    done = treve("run", *given, "--out", "out", folder=tmp_path)
    assert done.returncode == 2
    assert said in done.stderr
    assert "Traceback" not in done.stderr
    assert done.stdout == ""
    assert not (tmp_path / "out" / "run.duckdb").exists()


def test_a_failed_run_leaves_the_earlier_one_as_it_was(table: Path, tmp_path: Path) -> None:
    out = tmp_path / "out"
    run(table, out)
    before = {path.name: path.read_bytes() for path in out.iterdir()}
    table.write_text(
        HEADER + ROW + "A2,2017-02-31,,Idlib,35.9,36.6,1,syrian-army,civilians,artillery\n", encoding="utf-8"
    )
    done = run(table, out, "--strict-rows")
    assert done.returncode == 2
    assert "mine.csv:3" in done.stderr
    assert {path.name: path.read_bytes() for path in out.iterdir()} == before


def test_a_bad_row_is_counted_and_the_others_are_used(table: Path, tmp_path: Path) -> None:
    table.write_text(
        HEADER + ROW + "A2,2017-02-31,,Idlib,35.9,36.6,1,syrian-army,civilians,artillery\n", encoding="utf-8"
    )
    done = run(table, tmp_path / "out", "--json")
    summary = json.loads(done.stdout)
    assert summary["reports"] == 1
    assert summary["quality"]["rejected_rows"] == 1


@pytest.mark.parametrize(
    ("row", "said"),
    [
        (ROW.replace("2017-01-05", "2015-01-05"), "No report falls into the time of syr-2016-12-30"),
        (ROW.replace("syrian-army,civilians", "gugu,dada"), "Not one report names only sides that are known"),
        (ROW.replace("2017-01-05", "2017-01"), "No report has an exact day"),
        (ROW.replace("2017-01-05,,Idlib", "Idlib,,2017-01-05"), "Are the columns mixed up?"),
        ("", "a header and nothing below it"),
    ],
)
def test_what_a_first_run_goes_wrong_with_has_a_sentence_that_helps(
    row: str, said: str, table: Path, tmp_path: Path
) -> None:
    table.write_text(HEADER + row, encoding="utf-8")
    done = run(table, tmp_path / "out")
    assert said in done.stdout
    assert done.returncode == (2 if "mixed up" in said or "header" in said else 0)
