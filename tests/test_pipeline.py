"""The straight line from files to a folder."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

import polars
import pytest

from treve import pipeline
from treve.errors import BadValue, RunFolderError
from treve.run_folder import RunFolder
from treve.settings import Settings


def _order(syria_example: Path, out: Path, **changes: object) -> pipeline.Order:
    plain = {"agreements": ("syr-2016-12-30",), "sources": (("table", syria_example / "reports.csv"),), "out": out}
    return pipeline.Order(**(plain | changes))  # type: ignore[arg-type]


def test_the_steps_are_told_in_order(syria_example: Path, tmp_path: Path) -> None:
    told: list[str] = []
    pipeline.run(_order(syria_example, tmp_path), lambda what, rows: told.append(what) if not rows else None)
    steps = [what for what in told if ": " not in what]
    assert steps == ["reading", "agreements", "who and where", "incidents", "findings", "telling it"]


@pytest.mark.parametrize("missing", ["agreements", "sources"])
def test_a_run_needs_an_agreement_and_a_source(syria_example: Path, tmp_path: Path, missing: str) -> None:
    with pytest.raises(BadValue, match="at least one"):
        pipeline.run(_order(syria_example, tmp_path, **{missing: ()}))


def test_a_folder_that_cannot_be_made_is_named(syria_example: Path, tmp_path: Path) -> None:
    (tmp_path / "file").write_text("", encoding="utf-8")
    with pytest.raises(RunFolderError, match="file"):
        pipeline.run(_order(syria_example, tmp_path / "file" / "out"))


def test_threads_and_order_of_rows_change_no_finding(syria_example: Path, tmp_path: Path) -> None:
    lines = (syria_example / "reports.csv").read_text(encoding="utf-8").splitlines(keepends=True)
    shuffled = tmp_path / "shuffled.csv"
    shuffled.write_text("".join([lines[0], *reversed(lines[1:])]), encoding="utf-8")
    seen = []
    for number, (path, threads) in enumerate(
        [(syria_example / "reports.csv", 1), (syria_example / "reports.csv", 4), (shuffled, 2)]
    ):
        order = _order(
            syria_example, tmp_path / str(number), sources=(("table", path),), settings=Settings(threads=threads)
        )
        with RunFolder(pipeline.run(order)) as run:
            reports = run.table("report").pl().select("source_row_id", "report_id")
            # An incident is what its reports tell: its number is that of one of them, and rows are numbered as they come.
            told = run.table("incident_report").pl().join(reports, on="source_row_id")
            incidents = told.sort("report_id").group_by("incident_id").agg(polars.col("report_id").str.join(";"))
            findings = run.table("finding").pl().join(incidents, on="incident_id")
            seen.append(sorted(findings.drop("incident_id").rows(), key=repr))
    assert seen[0] == seen[1] == seen[2]


def test_the_summary_names_the_command_that_makes_the_run_again(syria_example: Path, tmp_path: Path) -> None:
    with RunFolder(pipeline.run(_order(syria_example, tmp_path, readings=("strict",)))) as run:
        command = run.summary["run"]["command"]
    assert command.startswith("treve run --agreement syr-2016-12-30 --source table=")
    assert "--reading strict" in command


@pytest.mark.skipif(os.name != "posix", reason="file size limits as on POSIX systems")
def test_no_room_to_write_ends_with_an_error_and_nothing_half_written(syria_example: Path, tmp_path: Path) -> None:
    source, out = f"table={syria_example / 'reports.csv'}", tmp_path / "out"
    code = (
        "import resource, signal, sys\n"
        "signal.signal(signal.SIGXFSZ, signal.SIG_IGN)\n"
        "resource.setrlimit(resource.RLIMIT_FSIZE, (200_000, 200_000))\n"
        f"sys.argv = ['treve', 'run', '-a', 'syr-2016-12-30', '-s', '{source}', '-o', '{out}']\n"
        "from treve.cli import main\n"
        "main()\n"
    )
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=False)
    assert done.returncode in (1, 2)
    assert "Traceback" not in done.stderr
    assert str(tmp_path / "out") in done.stderr
    assert [path.name for path in (tmp_path / "out").iterdir()] == []
