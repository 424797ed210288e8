"""Casebooks to test with: each test that asks for `book` runs on SQLite and on a real PostgreSQL server."""

from __future__ import annotations

import os
import secrets
import shutil
from collections.abc import Iterator
from pathlib import Path

import pytest
from argon2 import PasswordHasher
from sqlalchemy import create_engine, text
from sqlalchemy.pool import NullPool

from tests.casebook.postgres_server import Server, program
from treve.casebook import book as books
from treve.casebook import people
from treve.casebook.book import Casebook


@pytest.fixture(scope="session")
def postgres() -> Iterator[Server]:
    """A server; its absence is a failure where CI=true, else a named skip."""
    if program("initdb") is None:
        message = "PostgreSQL is not installed: no initdb"
        if os.environ.get("CI") == "true":
            pytest.fail(message)
        pytest.skip(message)
    server = Server()
    yield server
    server.stop()


ORIGIN = "example.org/casebook"
_TEMPLATE = "template_casebook"


@pytest.fixture(scope="session")
def template(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A folder with an empty casebook and its key, to be copied."""
    folder = tmp_path_factory.mktemp("template")
    books.create(str(folder / "casebook.db"), ORIGIN, folder / "log.key").close()
    return folder


@pytest.fixture(scope="session")
def postgres_template(postgres: Server, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The key of an empty casebook that the server holds as a template."""
    run(postgres, f"CREATE DATABASE {_TEMPLATE}")
    key = tmp_path_factory.mktemp("postgres") / "log.key"
    books.create(postgres.url(_TEMPLATE), ORIGIN, key).close()
    return key


def run(server: Server, statement: str) -> None:
    """One statement outside any transaction."""
    url = server.url("postgres").replace("postgresql://", "postgresql+psycopg://")
    engine = create_engine(url, isolation_level="AUTOCOMMIT", poolclass=NullPool)
    with engine.connect() as connection:
        connection.execute(text(statement))


@pytest.fixture(params=["sqlite", "postgresql"])
def url(request: pytest.FixtureRequest, tmp_path: Path) -> Iterator[str]:
    """Where an empty casebook is, with its key in `tmp_path / "log.key"`."""
    if request.param == "sqlite":
        source: Path = request.getfixturevalue("template")
        shutil.copy(source / "casebook.db", tmp_path / "casebook.db")
        for name in ("log.key", "log.sealing"):
            shutil.copy(source / name, tmp_path / name)
        yield str(tmp_path / "casebook.db")
        return
    key: Path = request.getfixturevalue("postgres_template")
    server: Server = request.getfixturevalue("postgres")
    for name in ("log.key", "log.sealing"):
        shutil.copy(key.with_name(name), tmp_path / name)
    database = "casebook_" + secrets.token_hex(4)
    run(server, f"CREATE DATABASE {database} TEMPLATE {_TEMPLATE} STRATEGY FILE_COPY")
    yield server.url(database)
    run(server, f"DROP DATABASE IF EXISTS {database} WITH (FORCE)")


@pytest.fixture
def book(url: str, tmp_path: Path) -> Iterator[Casebook]:
    """An empty casebook."""
    made = books.open_book(url, tmp_path / "log.key", with_key=True)
    yield made
    made.close()


@pytest.fixture
def sqlite_book(template: Path, tmp_path: Path) -> Iterator[Casebook]:
    """An empty casebook on SQLite, for rules that no database has a part in."""
    for name in ("casebook.db", "log.key", "log.sealing"):
        shutil.copy(template / name, tmp_path / name)
    made = books.open_book(str(tmp_path / "casebook.db"), tmp_path / "log.key", with_key=True)
    yield made
    made.close()


@pytest.fixture(autouse=True)
def _quick_passwords(monkeypatch: pytest.MonkeyPatch) -> None:
    """The real hash is slow on purpose; tests of other things need not wait for it."""
    monkeypatch.setattr(people, "_HASHER", PasswordHasher(time_cost=1, memory_cost=8, parallelism=1))
