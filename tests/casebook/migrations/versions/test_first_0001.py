"""The first migration stays what it was: casebooks made by it exist."""

from __future__ import annotations

from sqlalchemy import create_engine, inspect

from treve.casebook.book import migrate


def test_the_first_tables_are_there() -> None:
    engine = create_engine("sqlite://")
    with engine.connect() as connection:
        migrate(connection, "0001")
        assert {"entry", "content", "node", "report", "case_step", "vote"} <= set(inspect(connection).get_table_names())
    engine.dispose()
