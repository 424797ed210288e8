"""A casebook of the version before gets the tables of bulletins and letters, guarded; on both databases."""

from __future__ import annotations

from sqlalchemy import create_engine, inspect
from sqlalchemy.pool import NullPool

from tests.casebook.migrations.test_env import nothing as nothing
from treve.casebook import guards, schema
from treve.casebook.book import migrate

NEW = {"bulletin", "bulletin_data", "bulletin_data_end", "bulletin_file", "bulletin_step", "mail", "mail_address"}


def test_the_tables_are_made_and_guarded(nothing: str) -> None:
    engine = create_engine(nothing, poolclass=NullPool)
    with engine.connect() as connection:
        migrate(connection, "0004")
        before = set(inspect(connection).get_table_names())
        migrate(connection, "0006")
        assert set(inspect(connection).get_table_names()) - before >= NEW
        assert guards.missing(connection, schema.APPEND_ONLY, schema.ERASABLE) == []
    engine.dispose()
