"""`treve get`."""

from __future__ import annotations

from pathlib import Path

from tests.commands.inside import treve


def test_a_version_that_is_none_is_refused_before_anything_is_asked_of_a_server(tmp_path: Path) -> None:
    done = treve("get", "ucdp-ged", "--version", "newest", "--out", str(tmp_path / "ged.csv"))
    assert done.returncode == 2
    assert "newest" in done.stderr
    assert not (tmp_path / "ged.csv").exists()
