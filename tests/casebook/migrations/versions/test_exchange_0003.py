"""The migration of the exchange: two tables more, what was there stays."""

from __future__ import annotations

from sqlalchemy import create_engine, inspect, text

from treve.casebook.book import migrate


def test_two_tables_are_added_and_rows_stay() -> None:
    engine = create_engine("sqlite://")
    with engine.connect() as connection:
        migrate(connection, "0002")
        connection.execute(text("INSERT INTO meta VALUES ('origin', 'example.org/earlier')"))
        migrate(connection, "0003")
        assert {"received", "exchange_known"} <= set(inspect(connection).get_table_names())
        assert connection.scalar(text("SELECT value FROM meta")) == "example.org/earlier"
    engine.dispose()
