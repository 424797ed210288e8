"""`treve user`."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
from argon2 import PasswordHasher

from tests.commands.inside import treve
from treve.casebook import people


def test_accounts_are_made_listed_given_tokens_and_shut_out(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (tmp_path / "new").write_text("another long password\n", encoding="utf-8")
    monkeypatch.chdir(tmp_path)
    monkeypatch.setattr(people, "_HASHER", PasswordHasher(time_cost=1, memory_cost=8, parallelism=1))
    monkeypatch.setenv("TREVE_CASEBOOK", str(tmp_path / "casebook.db"))
    monkeypatch.setenv("TREVE_ACCOUNT", "owner")
    monkeypatch.setenv("TREVE_PASSWORD", "short")
    assert treve("casebook", "init", "--origin", "example.org/log", "--owner", "owner").returncode == 2
    assert not (tmp_path / "casebook.db").exists()
    monkeypatch.setenv("TREVE_PASSWORD", "a long enough password")
    assert treve("casebook", "init", "--origin", "example.org/log", "--owner", "owner").returncode == 0
    assert treve("user", "add", "monitor", "--new-password-file", str(tmp_path / "new")).returncode == 0
    assert treve("user", "grant", "monitor", "field_monitor", "mission").returncode == 0
    listed = {one["name"]: one for one in json.loads(treve("user", "list", "--json").stdout)}
    assert [role["role"] for role in listed["monitor"]["roles"]] == ["field_monitor"]
    assert treve("user", "end", listed["monitor"]["roles"][0]["grant"]).returncode == 0
    assert "monitor: no role" in treve("user", "list").stdout
    token = treve("user", "token", "uploads", "--scope", "submit")
    assert token.stdout.startswith("treve_")
    assert treve("user", "token", "uploads", "--scope", "everything").returncode == 2
    assert treve("user", "disable", "monitor").returncode == 0
    assert "monitor (disabled)" in treve("user", "list").stdout
    assert treve("user", "password", "--new-password-file", str(tmp_path / "new")).returncode == 0
    assert treve("user", "list").returncode == 3
    monkeypatch.setenv("TREVE_PASSWORD", "another long password")
    assert len(treve("user", "second-factor").stdout.strip()) == 32
    assert treve("user", "list").returncode == 3
