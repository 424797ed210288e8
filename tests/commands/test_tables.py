"""`treve tables`."""

from __future__ import annotations

import json
from pathlib import Path

from tests.commands.inside import run, treve


def test_tables_are_listed_with_their_rows(table: Path, tmp_path: Path) -> None:
    run(table, tmp_path / "out")
    listed = {
        row["table"]: row["rows"]
        for row in json.loads(treve("tables", "--run", str(tmp_path / "out"), "--json").stdout)
    }
    assert listed["report"] == listed["incident"] == 1
