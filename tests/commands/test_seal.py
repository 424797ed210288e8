"""Sealed parts from the command line: opened with a reason, granted, keys changed, an earlier casebook brought up."""

from __future__ import annotations

import json
from pathlib import Path

from sqlalchemy import create_engine

from tests.casebook.earlier import First
from tests.commands.casebook_folder import Ask, ask, casebooks
from tests.commands.inside import treve

__all__ = ["ask", "casebooks"]
TABLE = "summary,narrative,identity\nshelling of a market,seen from my roof,the baker\n"


def _filed(ask: Ask, tmp_path: Path) -> str:
    (tmp_path / "reports.csv").write_text(TABLE, encoding="utf-8")
    assert ask("centre", "casebook", "import", "reports.csv", "--compartment", "guarantor_1").returncode == 0
    (found,) = json.loads(ask("head", "casebook", "reports", "--json").stdout)
    return str(found["report"])


def test_a_sealed_part_is_opened_with_a_reason_by_whom_it_is_for(ask: Ask, tmp_path: Path) -> None:
    report = _filed(ask, tmp_path)
    done = ask("head", "casebook", "unseal", report, "--reason", "the court asks")
    assert done.returncode == 0, done.stderr
    assert json.loads(done.stdout)["parts"][0]["identity"] == "the baker"
    assert ask("head", "casebook", "unseal", report, "--reason", " ").returncode == 3
    assert ask("liaison", "casebook", "unseal", report, "--reason", "x").returncode == 3
    (tmp_path / "casebook.db.sealing").rename(tmp_path / "away")
    done = ask("head", "casebook", "unseal", report, "--reason", "the court asks")
    assert done.returncode == 2
    assert "the sealing key is missing" in done.stderr
    assert ask("head", "casebook", "reports").returncode == 0
    named = ("--sealing-key", str(tmp_path / "away"))
    assert ask("head", "casebook", "unseal", report, "--reason", "x", *named).returncode == 0


def test_a_key_of_one_s_own_opens_what_was_granted(ask: Ask, tmp_path: Path) -> None:
    report = _filed(ask, tmp_path)
    assert ask("head", "user", "sealing-key", "--out", "mine").stdout.startswith("treve-seal+people+")
    assert ask("head", "user", "sealing-key", "--out", "mine").returncode == 2
    own = ("unseal", report, "--reason", "x", "--sealing-key", "mine")
    done = ask("head", "casebook", *own)
    assert done.returncode == 2
    assert "not for this part" in done.stderr
    done = ask("head", "casebook", "grant-seal", report, "head")
    assert "head can open 1 more box" in done.stdout
    assert ask("head", "casebook", *own).returncode == 0


def test_keys_are_changed_by_an_owner_alone(ask: Ask, tmp_path: Path) -> None:
    report = _filed(ask, tmp_path)
    before = (tmp_path / "casebook.db.sealing").read_text(encoding="utf-8")
    assert ask("head", "casebook", "rotate-seal").returncode == 3
    assert ask("owner", "casebook", "rotate-seal").returncode == 0
    after = (tmp_path / "casebook.db.sealing").read_text(encoding="utf-8")
    assert len(after.splitlines()) == 2
    assert not set(before.splitlines()) & set(after.splitlines())
    assert ask("head", "casebook", "unseal", report, "--reason", "x").returncode == 0


def test_an_earlier_casebook_is_brought_up(tmp_path: Path) -> None:
    path = tmp_path / "old.db"
    engine = create_engine(f"sqlite:///{path}")
    with engine.begin() as connection:
        first = First(connection)
        first.fill()
    engine.dispose()
    (tmp_path / "old.db.key").write_text(first.key.text() + "\n", encoding="utf-8")
    done = treve("casebook", "cases", "--casebook", str(path), "--as", "a-1")
    assert done.returncode == 2
    assert "treve casebook migrate" in done.stderr
    done = treve("casebook", "migrate", "--casebook", str(path))
    assert done.returncode == 0, done.stderr
    assert "0001" in done.stdout
    assert "nothing to do" in treve("casebook", "migrate", "--casebook", str(path)).stdout
