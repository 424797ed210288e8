"""`treve quote`."""

from __future__ import annotations

import json
from pathlib import Path

from tests.commands.inside import run, treve


def test_a_run_is_quoted_in_the_language_asked_for(table: Path, tmp_path: Path) -> None:
    out = tmp_path / "out"
    run(table, out)
    done = treve("quote", "--run", str(out))
    assert done.returncode == 0, done.stderr
    assert "Can be quoted" in done.stdout
    assert "1 incident" in done.stdout
    french = treve("quote", "--run", str(out), "--language", "fr", "--agreement", "syr-2016-12-30")
    assert "Peut être cité" in french.stdout
    told = json.loads(treve("quote", "--run", str(out), "--json").stdout)
    assert [one["agreement_id"] for one in told] == ["syr-2016-12-30"]
    assert told[0]["may"]
    unknown = treve("quote", "--run", str(out), "--agreement", "nothing")
    assert unknown.returncode == 2
    assert "syr-2016-12-30" in unknown.stderr
