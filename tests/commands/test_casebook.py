"""`treve casebook`, `treve user` and `treve ledger export`: a casebook kept from the command line."""

from __future__ import annotations

import json
import subprocess
import sys
from pathlib import Path

import pytest

from tests.commands.casebook_world import Ask
from tests.commands.casebook_world import ask as ask

TABLE = "client_key,summary,area,occurred_from\nk1,shelling of a market,Idlib,2017-01-05\nk2,convoy stopped,Hama,\n"


def test_reports_become_cases_and_an_export_that_both_verifiers_find_sound(ask: Ask, tmp_path: Path) -> None:
    (tmp_path / "reports.csv").write_text(TABLE, encoding="utf-8")
    done = ask("centre", "casebook", "import", "reports.csv", "--compartment", "guarantor_1")
    assert done.returncode == 0, done.stderr
    assert "2 new, 0 corrected, 0 known" in done.stdout
    found = json.loads(ask("head", "casebook", "reports", "--json").stdout)
    assert {one["summary"] for one in found} == {"shelling of a market", "convoy stopped"}
    case_id = ask("head", "casebook", "open", found[0]["report"]).stdout.strip()
    assert ask("head", "casebook", "step", case_id, "registered", "--reason", "logged").returncode == 0
    assert ask("head", "casebook", "step", case_id, "closed", "--reason", "hurry").returncode == 3
    assert "1 report that you see" in ask("head", "casebook", "cases").stdout
    few = ask("head", "casebook", "reports", "--limit", "1")
    assert (few.stdout.count("\n"), few.stderr) == (1, "1 shown; there are more: --limit\n")
    assert ask("head", "casebook", "reports", "--limit", "2").stderr == "2 shown\n"
    few = ask("head", "casebook", "reports", "--limit", "1", "--json")
    assert (len(json.loads(few.stdout)), few.stderr) == (1, "1 shown; there are more: --limit\n")
    nothing = ask("liaison", "casebook", "reports")
    assert (nothing.stdout, nothing.stderr) == ("", "0 shown\n")
    for one in ("obligations", "due", "filings"):
        assert ask("liaison", "casebook", one).stderr == "0 shown\n"
    assert ask("liaison", "casebook", "step", case_id, "triaged", "--reason", "x").returncode == 2
    assert "guarantor_1" in ask("head", "casebook", "scorecard").stdout
    assert ask("liaison", "ledger", "export", "--out", "log").returncode == 0
    assert "market" not in (tmp_path / "log" / "contents.jsonl").read_text(encoding="utf-8")
    done = ask("liaison", "ledger", "verify", "log", "--key", "log.public")
    assert done.returncode == 0, done.stdout
    script = Path(__file__).parents[2] / "scripts" / "verify.py"
    second = subprocess.run(
        [sys.executable, str(script), str(tmp_path / "log")], capture_output=True, text=True, check=False
    )
    assert second.returncode == 0, second.stdout


def test_mistakes_end_with_a_sentence(ask: Ask, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (tmp_path / "bad.csv").write_text("summary,act\n,shelling\n", encoding="utf-8")
    for who, code, words in (
        ("centre", 2, ("casebook", "import", "bad.csv", "--compartment", "guarantor_1", "--dry-run")),
        ("centre", 2, ("casebook", "import", "absent.csv", "--compartment", "guarantor_1")),
        ("head", 2, ("casebook", "step", "C-x", "nowhere", "--reason", "x")),
        ("head", 2, ("casebook", "step", "C-x", "triaged", "--reason", "x")),
        ("head", 3, ("user", "list")),
        ("nobody", 3, ("casebook", "cases")),
        ("owner", 2, ("user", "grant", "head", "king", "mission")),
        ("owner", 2, ("user", "grant", "head", "analyst", "nowhere")),
        ("owner", 2, ("casebook", "init", "--origin", "x.org/y", "--owner", "owner")),
    ):
        done = ask(who, *words)
        assert done.returncode == code, (words, done.stdout, done.stderr)
        assert "Traceback" not in done.stderr
    monkeypatch.setenv("TREVE_PASSWORD", "a wrong password")
    assert ask("head", "casebook", "cases").returncode == 3
