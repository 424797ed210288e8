"""`treve diff`."""

from __future__ import annotations

import json
from pathlib import Path

from tests.commands.inside import run, treve
from tests.commands.process import HEADER, ROW


def test_equal_runs_end_with_0_and_others_with_3_and_the_cause(table: Path, tmp_path: Path) -> None:
    run(table, tmp_path / "a")
    other = tmp_path / "other.csv"
    other.write_text(HEADER + ROW + ROW.replace("A1", "A2"), encoding="utf-8")
    run(other, tmp_path / "b")
    same = treve("diff", str(tmp_path / "a"), str(tmp_path / "a"))
    assert same.returncode == 0
    assert "No number differs." in same.stdout
    done = treve("diff", str(tmp_path / "a"), str(tmp_path / "b"))
    assert done.returncode == 3
    assert "data       1 report added: table:A2" in done.stdout
    told = json.loads(treve("diff", str(tmp_path / "a"), str(tmp_path / "b"), "--json").stdout)
    assert [one["cause"] for one in told["causes"]] == ["data"]
    nowhere = treve("diff", str(tmp_path / "a"), str(tmp_path / "c"))
    assert nowhere.returncode == 2
    assert "c" in nowhere.stderr
