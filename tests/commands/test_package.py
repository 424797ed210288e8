"""Backup, restore, handover and evacuation from the command line."""

from __future__ import annotations

import json
from pathlib import Path

from tests.commands.casebook_folder import Ask, ask, casebooks
from tests.commands.test_seal import TABLE

__all__ = ["ask", "casebooks"]


def _filled(ask: Ask, tmp_path: Path) -> None:
    (tmp_path / "reports.csv").write_text(TABLE, encoding="utf-8")
    assert ask("centre", "casebook", "import", "reports.csv", "--compartment", "guarantor_1").returncode == 0
    made = ask("owner", "casebook", "package-key", "--out", "package.key")
    (tmp_path / "package.pub").write_text(made.stdout, encoding="utf-8")
    assert ask("owner", "casebook", "package-key", "--out", "package.key").returncode == 2


def test_a_backup_is_made_checked_and_restored(ask: Ask, tmp_path: Path) -> None:
    _filled(ask, tmp_path)
    done = ask("owner", "casebook", "backup", "--out", "copy", "--recipient", "package.pub")
    assert done.returncode == 0, done.stderr
    assert "SHA-256" in done.stdout
    assert ask("owner", "casebook", "backup", "--out", "copy", "--recipient", "package.pub").returncode == 2
    assert ask("owner", "casebook", "backup", "--out", "other").returncode == 2
    assert ask("head", "casebook", "backup", "--out", "other", "--recipient", "package.pub").returncode == 3
    restore = ("casebook", "restore", "copy", "--casebook", "new.db", "--key", "package.key")
    found = json.loads(ask("owner", *restore, "--dry-run", "--json").stdout)
    assert (found["kind"], found["sealed"]) == ("backup", 1)
    assert not (tmp_path / "new.db").exists()
    done = ask("owner", *restore)
    assert done.returncode == 0, done.stderr
    assert found["log_key"] in done.stdout
    assert "shelling" in ask("head", "casebook", "reports", "--casebook", "new.db").stdout
    assert ask("owner", *restore).returncode == 2
    (tmp_path / "copy").write_bytes((tmp_path / "copy").read_bytes()[:-7])
    done = ask("owner", "casebook", "restore", "copy", "--casebook", "third.db", "--key", "package.key")
    assert done.returncode == 2
    assert "ends too early" in done.stderr


def test_a_handover_names_a_new_owner(ask: Ask, tmp_path: Path) -> None:
    _filled(ask, tmp_path)
    assert ask("owner", "casebook", "handover", "--out", "copy", "--recipient", "package.pub").returncode == 0
    restore = ("casebook", "restore", "copy", "--casebook", "new.db", "--key", "package.key")
    assert ask("owner", *restore).returncode == 2
    assert ask("owner", *restore, "--owner", "other house").returncode == 0
    assert ask("head", "casebook", "reports", "--casebook", "new.db").returncode == 3
    assert ask("other house", "user", "list", "--casebook", "new.db").returncode == 0


def test_an_evacuation_leaves_a_copy_and_no_key(ask: Ask, tmp_path: Path) -> None:
    _filled(ask, tmp_path)
    words = ("casebook", "evacuate", "--out", "copy", "--recipient", "package.pub")
    assert ask("head", *words).returncode == 3
    done = ask("owner", *words)
    assert done.returncode == 0, done.stderr
    assert "casebook.db.sealing: destroyed" in done.stdout
    assert not (tmp_path / "casebook.db.key").exists()
    assert ask("owner", *words, "--remove-casebook").returncode == 0
    assert not (tmp_path / "casebook.db").exists()
    assert ask("owner", "casebook", "restore", "copy", "--casebook", "safe.db", "--key", "package.key").returncode == 0
