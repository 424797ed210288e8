"""What leaves the house, from the command line: a preview, a file, a refusal that says why, and a hold."""

from __future__ import annotations

import csv
import json
from pathlib import Path

from tests.commands.casebook_folder import Ask, ask, casebooks

__all__ = ["ask", "casebooks"]
WORDS = ("casebook", "release", "--audience", "public", "--from", "2017-01-02", "--until", "2017-01-16")


def _import(ask: Ask, tmp_path: Path, first: int, count: int, consent: str = "publication") -> None:
    lines = [f"k{number},shelling {number},=Idlib,2017-01-05,{consent}" for number in range(first, first + count)]
    text = "\n".join(["client_key,summary,area,occurred_from,consent", *lines]) + "\n"
    (tmp_path / "reports.csv").write_text(text, encoding="utf-8")
    assert ask("centre", "casebook", "import", "reports.csv", "--compartment", "guarantor_1").returncode == 0


def test_a_release_is_looked_at_told_refused_and_held(ask: Ask, tmp_path: Path) -> None:
    _import(ask, tmp_path, 0, 8)
    _import(ask, tmp_path, 8, 1, "")
    preview = ask("head", *WORDS)
    assert preview.returncode == 0, preview.stderr
    assert "1 report is not counted" in preview.stderr
    assert ask("head", *WORDS, "--out", "told.csv").returncode == 0
    assert (tmp_path / "told.csv").read_text(encoding="utf-8") == preview.stdout
    rows = list(csv.DictReader(preview.stdout.splitlines()))
    assert {row["area"] for row in rows} == {"'=Idlib", "*"}
    assert {row["reports"] for row in rows} == {"8", "0"}
    assert ask("head", *WORDS, "--out", "told.csv").returncode == 2
    _import(ask, tmp_path, 20, 1)
    done = ask("head", *WORDS, "--out", "second.csv")
    assert done.returncode == 3
    assert "from 1 to 1" in done.stderr
    assert not (tmp_path / "second.csv").exists()
    assert ask("head", *WORDS, "--out", "second.csv", "--hold").returncode == 0
    assert ask("centre", *WORDS).returncode == 3
    for bad in (("--audience", "everybody"), ("--from", "2017-01-03"), ("--until", "soon")):
        assert ask("head", *WORDS, *bad).returncode == 2, bad


def test_one_report_is_shared_as_coarse_as_its_audience_needs_and_with_consent(ask: Ask, tmp_path: Path) -> None:
    _import(ask, tmp_path, 0, 1)
    (found,) = json.loads(ask("head", "casebook", "reports", "--json").stdout)
    done = ask("head", "casebook", "share", found["report"], "--audience", "public")
    assert json.loads(done.stdout) == {"area": "=Idlib", "from": "2017-01-02", "until": "2017-01-09"}
    assert ask("head", "casebook", "share", found["report"], "--audience", "parties").returncode == 3
    assert ask("liaison", "casebook", "share", found["report"], "--audience", "public").returncode == 2
