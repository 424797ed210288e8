"""Migrations: from every earlier schema to the newest, triggers included."""

from __future__ import annotations

from pathlib import Path

import alembic.config
import pytest
from alembic.autogenerate import compare_metadata
from alembic.migration import MigrationContext
from alembic.script import ScriptDirectory
from sqlalchemy import create_engine, inspect

import treve.casebook
from treve.casebook import guards, schema
from treve.casebook.book import Casebook, migrate


def _revisions() -> list[str]:
    config = alembic.config.Config()
    config.set_main_option("script_location", str(Path(treve.casebook.__file__).parent / "migrations"))
    config.set_main_option("path_separator", "os")
    return [script.revision for script in ScriptDirectory.from_config(config).walk_revisions()][::-1]


@pytest.mark.parametrize("first", _revisions())
def test_from_each_earlier_schema_the_newest_is_reached_with_every_trigger(first: str) -> None:
    engine = create_engine("sqlite://")
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


def test_the_version_that_is_opened_is_the_newest_one() -> None:
    assert _revisions()[-1] == schema.REVISION
