"""`treve agreement`."""

from __future__ import annotations

import json
from pathlib import Path

from tests.commands.process import treve


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
