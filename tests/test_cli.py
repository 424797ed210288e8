"""The command line, as a user meets it: in a process of its own."""

from __future__ import annotations

import json
import os
import signal
import subprocess
import sys
import time
from pathlib import Path

import pytest

from treve import cli

HEADER = "report_id,occurred_from,occurred_to,admin1,lat,lon,place_precision,perpetrator_alleged,target,act\n"
ROW = "A1,2017-01-05,,Idlib,35.9,36.6,1,syrian-army,civilians,artillery\n"


def treve(*words: str, folder: Path | None = None) -> subprocess.CompletedProcess[str]:
    """Run the command line and wait for it."""
    return subprocess.run(
        [sys.executable, "-m", "treve", *words],
        capture_output=True,
        text=True,
        check=False,
        cwd=folder,
        env={**os.environ, "COLUMNS": "100"},
        timeout=120,
    )


@pytest.fixture
def table(tmp_path: Path) -> Path:
    path = tmp_path / "mine.csv"
    path.write_text(HEADER + ROW, encoding="utf-8")
    return path


def _run(table: Path, out: Path, *more: str) -> subprocess.CompletedProcess[str]:
    return treve("run", "--agreement", "syr-2016-12-30", "--source", f"table={table}", "--out", str(out), *more)


def test_help_is_there_and_loads_nothing_heavy() -> None:
    code = (
        "import sys, treve.cli\n"
        "heavy = {'duckdb', 'pyarrow', 'pandas', 'polars', 'shapely', 'pydantic', 'jinja2', 'numpy'} & set(sys.modules)\n"
        "sys.exit(f'loaded: {heavy}' if heavy else 0)\n"
    )
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stderr
    assert "run" in treve("--help").stdout


def test_a_run_leaves_its_folder_and_says_what_it_found(table: Path, tmp_path: Path) -> None:
    done = _run(table, tmp_path / "out")
    assert done.returncode == 0, done.stderr
    assert done.stderr == ""
    assert str(tmp_path / "out" / "index.html") in done.stdout
    assert sorted(path.name for path in (tmp_path / "out").iterdir()) == ["index.html", "run.duckdb", "summary.json"]


def test_json_on_a_pipe_is_the_summary_and_nothing_else(table: Path, tmp_path: Path) -> None:
    done = _run(table, tmp_path / "out", "--json")
    assert json.loads(done.stdout) == json.loads((tmp_path / "out" / "summary.json").read_text(encoding="utf-8"))
    assert done.stderr == ""


def test_only_the_readings_asked_for_are_computed(table: Path, tmp_path: Path) -> None:
    done = _run(table, tmp_path / "out", "--json", "--reading", "strict")
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
    _run(table, out)
    before = {path.name: path.read_bytes() for path in out.iterdir()}
    table.write_text(
        HEADER + ROW + "A2,2017-02-31,,Idlib,35.9,36.6,1,syrian-army,civilians,artillery\n", encoding="utf-8"
    )
    done = _run(table, out, "--strict-rows")
    assert done.returncode == 2
    assert "mine.csv:3" in done.stderr
    assert {path.name: path.read_bytes() for path in out.iterdir()} == before


def test_a_bad_row_is_counted_and_the_others_are_used(table: Path, tmp_path: Path) -> None:
    table.write_text(
        HEADER + ROW + "A2,2017-02-31,,Idlib,35.9,36.6,1,syrian-army,civilians,artillery\n", encoding="utf-8"
    )
    done = _run(table, tmp_path / "out", "--json")
    summary = json.loads(done.stdout)
    assert summary["reports"] == 1
    assert summary["quality"]["rejected_rows"] == 1


def test_explain_prints_the_chain(table: Path, tmp_path: Path) -> None:
    _run(table, tmp_path / "out")
    done = treve("explain", "--run", str(tmp_path / "out"), "A1")
    assert done.returncode == 0, done.stderr
    for part in ("mine.csv", "syrian-army", "Idlib", "Strict", "Presumed", "30 December 2016"):
        assert part in done.stdout, part
    missing = treve("explain", "--run", str(tmp_path / "out"), "A9")
    assert missing.returncode == 2
    assert "A1" in missing.stderr


def test_tables_and_export(table: Path, tmp_path: Path) -> None:
    _run(table, tmp_path / "out")
    listed = {
        row["table"]: row["rows"]
        for row in json.loads(treve("tables", "--run", str(tmp_path / "out"), "--json").stdout)
    }
    assert listed["report"] == listed["incident"] == 1
    done = treve("export", "report", "--run", str(tmp_path / "out"), "-f", "csv", "-o", str(tmp_path / "report.csv"))
    assert done.returncode == 0, done.stderr
    assert "table:A1" in (tmp_path / "report.csv").read_text(encoding="utf-8")
    assert treve("export", "reports", "--run", str(tmp_path / "out")).returncode == 2


def test_agreements_are_listed_shown_and_checked(tmp_path: Path) -> None:
    assert "syr-2016-12-30" in treve("agreement", "list").stdout
    assert "2016-12-29" in treve("agreement", "show", "syr-2016-12-30").stdout
    assert "syr-2016-12-30" in treve("agreement", "timeline").stdout
    assert json.loads(treve("agreement", "schema").stdout)["type"] == "object"
    bad = tmp_path / "bad.yaml"
    bad.write_text("id: Not An Id\ntitel: x\n", encoding="utf-8")
    done = treve("agreement", "check", str(bad))
    assert done.returncode == 2
    assert "bad.yaml:1" in done.stdout
    assert "bad.yaml:2" in done.stdout


def test_a_pipe_that_closes_early_is_no_traceback(tmp_path: Path) -> None:
    done = subprocess.run(
        f"{sys.executable} -m treve agreement schema | head -n 1",
        shell=True,
        capture_output=True,
        text=True,
        check=False,
    )
    assert "Traceback" not in done.stderr


@pytest.mark.skipif(os.name != "posix", reason="signals as on POSIX systems")
def test_ctrl_c_leaves_nothing_half_written(tmp_path: Path) -> None:
    big = tmp_path / "big.csv"
    rows = (f"A{number},2017-01-05,,Idlib,35.9,36.6,1,syrian-army,civilians,artillery\n" for number in range(400_000))
    with big.open("w", encoding="utf-8") as file:
        file.write(HEADER)
        file.writelines(rows)
    out = tmp_path / "out"
    process = subprocess.Popen(
        [sys.executable, "-m", "treve", "run", "-a", "syr-2016-12-30", "-s", f"table={big}", "-o", str(out)],
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        text=True,
    )
    for _ in range(600):
        if (out / "run.duckdb.new").exists():
            break
        time.sleep(0.02)
    process.send_signal(signal.SIGINT)
    _, said = process.communicate(timeout=60)
    assert process.returncode == 130
    assert "stopped" in said
    assert "Traceback" not in said
    assert list(out.iterdir()) == []


@pytest.mark.parametrize("said", ["Query interrupted", "INTERRUPT Error: Interrupted!"])
def test_ctrl_c_in_the_middle_of_a_query_is_no_traceback(
    said: str, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    def interrupted() -> None:
        raise RuntimeError(said)

    monkeypatch.setattr(cli, "app", interrupted)
    with pytest.raises(SystemExit) as end:
        cli.main()
    assert end.value.code == 130
    assert "stopped" in capsys.readouterr().err


def test_an_unexpected_error_is_not_swallowed(monkeypatch: pytest.MonkeyPatch) -> None:
    def broken() -> None:
        raise RuntimeError("something else")

    monkeypatch.setattr(cli, "app", broken)
    with pytest.raises(RuntimeError, match="something else"):
        cli.main()
