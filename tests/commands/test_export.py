"""`treve export`."""

from __future__ import annotations

from pathlib import Path

from tests.commands.process import run, treve


def test_a_table_is_written_and_an_unknown_one_refused(table: Path, tmp_path: Path) -> None:
    run(table, tmp_path / "out")
    done = treve("export", "report", "--run", str(tmp_path / "out"), "-f", "csv", "-o", str(tmp_path / "report.csv"))
    assert done.returncode == 0, done.stderr
    assert "table:A1" in (tmp_path / "report.csv").read_text(encoding="utf-8")
    assert treve("export", "reports", "--run", str(tmp_path / "out")).returncode == 2
