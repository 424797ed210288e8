"""`treve rerun`."""

from __future__ import annotations

import json
from pathlib import Path

from tests.commands.inside import run, treve


def test_a_run_is_made_again_found_equal_or_what_is_missing_is_named(table: Path, tmp_path: Path) -> None:
    out = tmp_path / "out"
    run(table, out)
    done = treve("rerun", str(out))
    assert done.returncode == 0, done.stderr
    assert "tables are the same" in done.stdout
    assert all(one["then"] == one["now"] for one in json.loads(treve("rerun", str(out), "--json").stdout)["tables"])
    moved = tmp_path / "elsewhere" / "renamed.csv"
    moved.parent.mkdir()
    table.replace(moved)
    lost = treve("rerun", str(out))
    assert lost.returncode == 2
    assert "mine.csv: not found" in lost.stderr
    assert treve("rerun", str(out), "--inputs", str(moved.parent)).returncode == 0
