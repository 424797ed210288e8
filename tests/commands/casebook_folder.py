"""A folder with a casebook in which an owner, a head of mission, a guarantor's centre and a liaison have accounts."""

from __future__ import annotations

import shutil
import subprocess
from collections.abc import Callable
from pathlib import Path

import pytest
from argon2 import PasswordHasher

from tests.commands.inside import treve
from treve.casebook import book as books
from treve.casebook import people
from treve.casebook.roles import Preset, Role

Ask = Callable[..., subprocess.CompletedProcess[str]]
PASSWORD = "a long enough password"
HOLDERS = (
    ("head", Role.HEAD_OF_MISSION, "mission"),
    ("centre", Role.GUARANTOR_CENTRE, "guarantor_1"),
    ("liaison", Role.PARTY_LIAISON, "party_a"),
)


def _make(folder: Path, name: str, origin: str) -> None:
    book = books.create(str(folder / name), origin)
    with book.write() as writing:
        people.first_run(writing, "owner", PASSWORD, Preset.COMMISSION)
        for account, role, compartment in HOLDERS:
            people.grant(writing, people.add_account(writing, account, PASSWORD), role, compartment)
    book.close()


@pytest.fixture(scope="session")
def casebooks(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """`casebook.db` of a house and `laptop.db` of a laptop, to be copied."""
    folder = tmp_path_factory.mktemp("casebooks")
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(people, "_HASHER", PasswordHasher(time_cost=1, memory_cost=8, parallelism=1))
        _make(folder, "casebook.db", "example.org/log")
        _make(folder, "laptop.db", "example.org/laptop")
    (folder / "password").write_text(PASSWORD + "\n", encoding="utf-8")
    return folder


@pytest.fixture
def ask(casebooks: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Ask:
    """Run a command in a folder with casebooks of its own; everybody has the same password."""
    shutil.copytree(casebooks, tmp_path, dirs_exist_ok=True)
    monkeypatch.chdir(tmp_path)
    monkeypatch.setattr(people, "_HASHER", PasswordHasher(time_cost=1, memory_cost=8, parallelism=1))
    monkeypatch.setenv("TREVE_CASEBOOK", str(tmp_path / "casebook.db"))
    monkeypatch.setenv("TREVE_PASSWORD", PASSWORD)

    def run(who: str, *words: str) -> subprocess.CompletedProcess[str]:
        monkeypatch.setenv("TREVE_ACCOUNT", who)
        return treve(*words)

    return run
