"""`treve simulate`."""

from __future__ import annotations

from pathlib import Path

from tests.commands.inside import treve


def test_the_folder_asked_for_is_filled(tmp_path: Path) -> None:
    done = treve("simulate", "--reports", "50", "--agreements", "2", "--out", str(tmp_path / "made"))
    assert done.returncode == 0, done.stderr
    assert any((tmp_path / "made").glob("*.parquet"))
