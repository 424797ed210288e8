"""A casebook kept from the command line: everybody has the same password."""

from __future__ import annotations

import subprocess
from collections.abc import Callable
from pathlib import Path

import pytest
from argon2 import PasswordHasher

from tests.commands.inside import treve
from treve.casebook import people

Ask = Callable[..., subprocess.CompletedProcess[str]]


@pytest.fixture
def ask(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Ask:
    """Run a command in a folder with a casebook of its own; everybody has the same password."""
    (tmp_path / "password").write_text("a long enough password\n", encoding="utf-8")
    monkeypatch.chdir(tmp_path)
    monkeypatch.setattr(people, "_HASHER", PasswordHasher(time_cost=1, memory_cost=8, parallelism=1))
    monkeypatch.setenv("TREVE_CASEBOOK", str(tmp_path / "casebook.db"))
    monkeypatch.setenv("TREVE_PASSWORD", "a long enough password")

    def run(who: str, *words: str) -> subprocess.CompletedProcess[str]:
        monkeypatch.setenv("TREVE_ACCOUNT", who)
        return treve(*words)

    done = run("owner", "casebook", "init", "--origin", "example.org/log", "--owner", "owner", "--preset", "commission")
    assert done.returncode == 0, done.stderr
    (tmp_path / "log.public").write_text(done.stdout.split(": ")[1], encoding="utf-8")
    for name, role, compartment in (
        ("head", "head_of_mission", "mission"),
        ("centre", "guarantor_centre", "guarantor_1"),
        ("liaison", "party_liaison", "party_a"),
        ("other", "party_liaison", "party_b"),
        ("officer", "verification_officer", "mission"),
        ("commission", "commission_member", "mission"),
        ("monitor", "field_monitor", "mission"),
    ):
        assert run("owner", "user", "add", name, "--new-password-file", "password").returncode == 0
        assert run("owner", "user", "grant", name, role, compartment).returncode == 0
    return run


def file(ask: Ask, who: str, compartment: str, *summaries: str) -> list[str]:
    """File reports from a table; their ids, in the order of the table."""
    path = Path("filed.csv")
    rows = "".join(f"{summary},2017-01-05,Idlib\n" for summary in summaries)
    path.write_text(f"summary,occurred_from,area\n{rows}", encoding="utf-8")
    done = ask(who, "casebook", "import", str(path), "--compartment", compartment)
    assert done.returncode == 0, done.stderr
    import json

    told = json.loads(ask(who, "casebook", "reports", "--json").stdout)
    ids = {one["summary"]: one["report"] for one in told}
    return [ids[summary] for summary in summaries]
