"""A casebook made by the first migration gets the new tables, guarded like the old ones."""

from __future__ import annotations

from sqlalchemy import create_engine, inspect

from treve.casebook import guards, schema
from treve.casebook.book import migrate

NEW = {"link_decision", "obligation", "obligation_step"}


def test_an_earlier_casebook_gets_the_new_tables_with_their_triggers() -> None:
    engine = create_engine("sqlite://")
    with engine.connect() as connection:
        migrate(connection, "0001")
        assert not NEW & set(inspect(connection).get_table_names())
        migrate(connection)
        assert set(inspect(connection).get_table_names()) >= NEW
        assert guards.missing(connection, schema.APPEND_ONLY, schema.ERASABLE) == []
    engine.dispose()
