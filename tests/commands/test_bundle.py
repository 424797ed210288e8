"""Bundles from the command line: introduced, sent in parts, some late, taken in, a conflict shown."""

from __future__ import annotations

import json
import secrets
from pathlib import Path

import pytest

from tests.commands.casebook_folder import Ask, ask, casebooks
from tests.commands.test_seal import TABLE

__all__ = ["ask", "casebooks"]


@pytest.fixture
def two(ask: Ask, tmp_path: Path) -> Ask:
    """The casebook of `ask` and a laptop's, `laptop.db`, introduced to each other."""
    laptop = ("--casebook", "laptop.db")
    assert "example.org/log" in ask("owner", "casebook", "bundle", "introduce", "--out", "house.card").stdout
    assert ask("owner", "casebook", "bundle", "introduce", "--out", "laptop.card", *laptop).returncode == 0
    peer = ("casebook", "bundle", "peer", "--account", "centre", "--compartment", "guarantor_1")
    assert ask("owner", *peer, "laptop.card").returncode == 0
    assert ask("owner", *peer, "house.card", *laptop).returncode == 0
    assert ask("owner", *peer, "house.card").returncode == 3
    assert ask("head", *peer, "laptop.card").returncode == 3
    return ask


def test_a_bundle_goes_in_parts_and_comes_in_whole(two: Ask, tmp_path: Path) -> None:
    laptop = ("--casebook", "laptop.db")
    rows = [
        TABLE,
        *(f"report {number},{secrets.token_hex(4000)},the miller {number}\n" for number in range(12)),
    ]
    (tmp_path / "reports.csv").write_text("".join(rows), encoding="utf-8")
    assert two("centre", "casebook", "import", "reports.csv", "--compartment", "guarantor_1", *laptop).returncode == 0
    out = ("casebook", "bundle", "out", "--to", "example.org/log", "--out", "stick", *laptop)
    assert two("owner", *out, "--part-bytes", "5").returncode == 2
    assert two("owner", *out, "--true-time", "noon").returncode == 2
    done = two("owner", *out, "--part-bytes", "10000", "--true-time", "2017-01-05T12:00:00+00:00")
    assert done.returncode == 0, done.stderr
    assert "26 items" in done.stdout
    parts = sorted((tmp_path / "stick").glob("*.part"))
    assert len(parts) > 2
    parts[0].rename(tmp_path / "mail.bin")
    done = two("owner", "casebook", "bundle", "in", "stick")
    assert done.returncode == 3
    assert f"parts 1 of {len(parts)} are missing" in done.stderr
    done = two("owner", "casebook", "bundle", "in", "stick", "mail.bin")
    assert done.returncode == 0, done.stderr
    assert "26 new, 0 known" in done.stdout
    assert "as its people measured" in done.stdout
    assert "0 new, 26 known" in two("owner", "casebook", "bundle", "in", "stick", "mail.bin").stdout
    found = json.loads(two("head", "casebook", "reports", "--json").stdout)
    assert len(found) == 13
    assert two("owner", "casebook", "bundle", "in", "nowhere").returncode == 2
    # A bundle for another place keeps none for this one from coming in.
    back = ("casebook", "bundle", "out", "--to", "example.org/laptop", "--out", "stick")
    assert two("owner", *back).returncode == 0
    done = two("owner", "casebook", "bundle", "in", "stick", "mail.bin")
    assert done.returncode == 3
    assert "0 new, 26 known" in done.stdout
    assert "a bundle for example.org/log" in done.stderr
    (tmp_path / "mail.bin").write_bytes((tmp_path / "mail.bin").read_bytes()[:-1])
    done = two("owner", "casebook", "bundle", "in", "mail.bin")
    assert done.returncode == 3
    assert "ask for it again" in done.stderr


def test_a_conflict_is_shown_at_both_places(two: Ask, tmp_path: Path) -> None:
    laptop = ("--casebook", "laptop.db")
    (tmp_path / "reports.csv").write_text(TABLE, encoding="utf-8")
    assert two("centre", "casebook", "import", "reports.csv", "--compartment", "guarantor_1", *laptop).returncode == 0
    _send(two, "example.org/log", laptop, ())
    (found,) = json.loads(two("head", "casebook", "reports", "--json").stdout)
    consent = ("casebook", "consent", found["report"], "--reason", "x")
    assert two("head", *consent, "--use", "publication").returncode == 0
    assert two("head", *consent, "--none", *laptop).returncode == 0
    assert "1 conflict" in _send(two, "example.org/log", laptop, ())
    assert "1 conflict" in _send(two, "example.org/laptop", (), laptop)
    for where in ((), laptop):
        (conflict,) = json.loads(two("head", "casebook", "bundle", "conflicts", "--json", *where).stdout)
        assert conflict["about"] == "consent"
        assert "example.org/laptop" in two("head", "casebook", "bundle", "conflicts", *where).stdout


def _send(two: Ask, to: str, sender: tuple[str, ...], receiver: tuple[str, ...]) -> str:
    folder = f"stick-{to[-3:]}-{len(list(Path.cwd().glob('stick-*')))}"
    done = two("owner", "casebook", "bundle", "out", "--to", to, "--out", folder, *sender)
    assert done.returncode == 0, done.stderr
    done = two("owner", "casebook", "bundle", "in", folder, *receiver)
    assert done.returncode == 0, done.stderr
    return done.stderr
