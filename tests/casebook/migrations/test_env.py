"""Migrations: from every earlier schema to the newest, triggers included."""

from __future__ import annotations

from pathlib import Path

import alembic.config
import pytest
from alembic.autogenerate import compare_metadata
from alembic.migration import MigrationContext
from alembic.script import ScriptDirectory
from sqlalchemy import create_engine, inspect
from sqlalchemy.pool import NullPool

import treve.casebook
from tests.casebook.conftest import run
from tests.casebook.postgres_server import Server
from treve.casebook import guards, schema
from treve.casebook.book import Casebook, migrate


def _revisions() -> list[str]:
    config = alembic.config.Config()
    config.set_main_option("script_location", str(Path(treve.casebook.__file__).parent / "migrations"))
    config.set_main_option("path_separator", "os")
    return [script.revision for script in ScriptDirectory.from_config(config).walk_revisions()][::-1]


@pytest.fixture(params=["sqlite", "postgresql"])
def nothing(request: pytest.FixtureRequest) -> str:
    """Where a database without a table is."""
    if request.param == "sqlite":
        return "sqlite://"
    server: Server = request.getfixturevalue("postgres")
    run(server, "DROP DATABASE IF EXISTS nothing_yet")
    run(server, "CREATE DATABASE nothing_yet")
    return server.url("nothing_yet").replace("postgresql://", "postgresql+psycopg://")


@pytest.mark.parametrize("first", _revisions())
def test_from_each_earlier_schema_the_newest_is_reached_with_every_trigger(first: str, nothing: str) -> None:
    engine = create_engine(nothing, poolclass=NullPool)
    with engine.connect() as connection:
        migrate(connection, first)
        there = set(inspect(connection).get_table_names())
        earlier = [table for table in schema.APPEND_ONLY if table in there]
        assert guards.missing(connection, earlier, {k: v for k, v in schema.ERASABLE.items() if k in there}) == []
        migrate(connection)
        assert guards.missing(connection, schema.APPEND_ONLY, schema.ERASABLE) == []
        migrate(connection)
    engine.dispose()


def test_the_migrations_make_exactly_the_tables_of_the_schema(book: Casebook) -> None:
    with book.read() as connection:
        assert compare_metadata(MigrationContext.configure(connection), schema.metadata) == []


def test_the_version_that_is_opened_is_the_newest_one_of_one_line() -> None:
    assert _revisions()[-1] == schema.REVISION
    assert _revisions() == sorted(set(_revisions()))
