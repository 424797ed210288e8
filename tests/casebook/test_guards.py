"""Append-only tables refuse UPDATE, DELETE, REPLACE and TRUNCATE, on both databases and whoever asks."""

from __future__ import annotations

import sqlite3
from pathlib import Path

import pytest
from sqlalchemy import create_engine, insert, inspect, text
from sqlalchemy.exc import DBAPIError

from tests.casebook.postgres_server import Server
from treve.casebook import guards, schema
from treve.casebook.book import Casebook


def _tables_with_a_row(book: Casebook) -> None:
    with book.write() as writing:
        writing.log("test", {}, ("ledger", "test"))
        writing.connection.execute(insert(schema.checkpoint).values(size=1, note=b"x", made="x"))
        writing.connection.execute(insert(schema.countersignature).values(size=1, key="x", line=b"x"))


def test_every_trigger_is_there_after_the_newest_migration(book: Casebook) -> None:
    with book.read() as connection:
        assert guards.missing(connection, schema.APPEND_ONLY, schema.ERASABLE) == []
        assert set(inspect(connection).get_table_names()) - {"alembic_version"} == set(schema.metadata.tables)


def test_a_trigger_that_is_gone_is_missed(book: Casebook) -> None:
    on = " ON entry" if book.url.get_backend_name() == "postgresql" else ""
    with book.write() as writing:
        writing.connection.execute(text(f"DROP TRIGGER entry_no_delete{on}"))
        assert guards.missing(writing.connection, schema.APPEND_ONLY, schema.ERASABLE) == ["entry_no_delete"]
        guards.set_up(writing.connection, schema.APPEND_ONLY, schema.ERASABLE)
        assert guards.missing(writing.connection, schema.APPEND_ONLY, schema.ERASABLE) == []


FORBIDDEN = (
    "UPDATE entry SET recorded = '2001' WHERE position = 0",
    "DELETE FROM entry WHERE position = 1",
    "DELETE FROM entry",
    "UPDATE node SET level = 9",
    "DELETE FROM node",
    "DELETE FROM checkpoint",
    "UPDATE countersignature SET key = 'y'",
    "UPDATE meta SET value = 'x'",
    "UPDATE content SET kind = 'x'",
    "DELETE FROM content WHERE position = 0",
)


def test_update_and_delete_are_refused(book: Casebook) -> None:
    _tables_with_a_row(book)
    for statement in FORBIDDEN:
        with pytest.raises(DBAPIError, match="append-only"), book.write() as writing:
            writing.connection.execute(text(statement))
    with book.read() as connection:
        assert connection.scalar(text("SELECT count(*) FROM entry")) == 2
        assert connection.scalar(text("SELECT count(*) FROM content")) == 2


def test_content_goes_only_where_an_erasure_says_so(book: Casebook) -> None:
    _tables_with_a_row(book)
    with book.write() as writing:
        entry = writing.log("erasure", {"erases": 1, "why": "law"}, ("ledger", "erasure"))
        writing.connection.execute(insert(schema.erasure).values(position=1, entry=entry))
        writing.connection.execute(text("DELETE FROM content WHERE position = 1"))
    with book.read() as connection:
        assert connection.scalar(text("SELECT count(*) FROM content")) == 2
        assert connection.scalar(text("SELECT count(*) FROM entry")) == 3


def test_replace_is_refused_even_on_a_connection_without_our_pragmas(tmp_path: Path, sqlite_book: Casebook) -> None:
    with sqlite3.connect(tmp_path / "casebook.db") as plain:
        for statement in (
            "INSERT OR REPLACE INTO entry VALUES (0, '2001', x'00')",
            "REPLACE INTO meta VALUES ('origin', 'forged')",
            "INSERT INTO meta VALUES ('origin', 'forged') ON CONFLICT (name) DO UPDATE SET value = 'forged'",
        ):
            with pytest.raises(sqlite3.IntegrityError, match="append-only"):
                plain.execute(statement)
    plain.close()


def test_truncate_is_refused_on_postgresql(book: Casebook) -> None:
    if book.url.get_backend_name() == "sqlite":
        return
    for table in ("countersignature", "content"):
        with pytest.raises(DBAPIError, match="append-only"), book.write() as writing:
            writing.connection.execute(text(f"TRUNCATE {table}"))


def test_the_application_s_role_owns_nothing_and_cannot_touch_a_trigger(book: Casebook, postgres: Server) -> None:
    if book.url.get_backend_name() == "sqlite":
        return
    with book.write() as writing:
        writing.connection.execute(text("DROP ROLE IF EXISTS treve_application"))
        writing.connection.execute(text("CREATE ROLE treve_application LOGIN"))
        guards.grant(writing.connection, "treve_application", schema.WORKING, schema.ERASABLE)
    engine = create_engine(book.url.set(username="treve_application"))
    application = Casebook(book.url.set(username="treve_application"), None)
    with application.write() as writing:
        writing.log("test", {}, ("ledger", "test"))
        writing.tell("test", "x")
    for statement in (
        "ALTER TABLE entry DISABLE TRIGGER ALL",
        "DROP TRIGGER entry_no_delete ON entry",
        "DROP TABLE node",
        "UPDATE entry SET recorded = ''",
        "DELETE FROM entry",
        "TRUNCATE entry",
        "CREATE OR REPLACE FUNCTION treve_refuse() RETURNS trigger LANGUAGE plpgsql AS $$ BEGIN RETURN OLD; END $$",
        "SET session_replication_role = replica",
    ):
        with pytest.raises(DBAPIError, match=r"denied|must be owner|append-only"), engine.begin() as connection:
            connection.execute(text(statement))
    engine.dispose()
    application.close()
    with book.write() as writing:
        writing.connection.execute(text("DROP OWNED BY treve_application"))
        writing.connection.execute(text("DROP ROLE treve_application"))
