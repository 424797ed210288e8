"""`treve explain`."""

from __future__ import annotations

from pathlib import Path

from tests.commands.inside import run, treve


def test_explain_prints_the_chain(table: Path, tmp_path: Path) -> None:
    run(table, tmp_path / "out")
    done = treve("explain", "--run", str(tmp_path / "out"), "A1")
    assert done.returncode == 0, done.stderr
    for part in ("mine.csv", "syrian-army", "Idlib", "Strict", "Presumed", "30 December 2016"):
        assert part in done.stdout, part
    missing = treve("explain", "--run", str(tmp_path / "out"), "A9")
    assert missing.returncode == 2
    assert "A1" in missing.stderr
