"""Triggers that keep append-only tables append-only, on SQLite and on PostgreSQL.

A migration that rebuilds a table loses its triggers on SQLite, so every migration ends with `set_up`, and `missing` is tested
after each. REPLACE deletes without a DELETE trigger unless `recursive_triggers` is on: every connection sets it, and the BEFORE
INSERT trigger refuses a key that exists even on a connection that does not.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence

from sqlalchemy import Connection, inspect, text

REFUSAL = "append-only"


def set_up(connection: Connection, append_only: Iterable[str], erasable: dict[str, tuple[str, str]]) -> None:
    """Make every trigger, replacing those that are there."""
    if connection.dialect.name == "postgresql":
        for function in _FUNCTIONS:
            connection.execute(text(function))
    for name, statement in _statements(connection, append_only, erasable):
        if connection.dialect.name == "sqlite":
            connection.execute(text(f"DROP TRIGGER IF EXISTS {name}"))
        connection.execute(text(statement))


def missing(connection: Connection, append_only: Iterable[str], erasable: dict[str, tuple[str, str]]) -> list[str]:
    """The triggers that should be there and are not."""
    if connection.dialect.name == "sqlite":
        found = connection.execute(text("SELECT name FROM sqlite_master WHERE type = 'trigger'"))
    else:
        found = connection.execute(
            text("SELECT tgname FROM pg_trigger WHERE NOT tgisinternal AND tgenabled IN ('O', 'A')")
        )
    there = {str(row[0]) for row in found}
    return sorted({name for name, _ in _statements(connection, append_only, erasable)} - there)


def grant(connection: Connection, role: str, working: Iterable[str], erasable: dict[str, tuple[str, str]]) -> None:
    """Give a PostgreSQL role what the application needs and no more: it owns nothing and cannot touch a trigger."""
    quoted = connection.dialect.identifier_preparer.quote(role)
    connection.execute(text(f"GRANT USAGE ON SCHEMA public TO {quoted}"))
    connection.execute(text(f"GRANT SELECT, INSERT ON ALL TABLES IN SCHEMA public TO {quoted}"))
    connection.execute(text(f"GRANT USAGE ON ALL SEQUENCES IN SCHEMA public TO {quoted}"))
    for table in working:
        connection.execute(text(f"GRANT UPDATE, DELETE ON {table} TO {quoted}"))
    for table in erasable:
        connection.execute(text(f"GRANT DELETE ON {table} TO {quoted}"))


def _statements(
    connection: Connection, append_only: Iterable[str], erasable: dict[str, tuple[str, str]]
) -> Iterator[tuple[str, str]]:
    if connection.dialect.name == "sqlite":
        yield from _sqlite(connection, append_only, erasable)
        return
    for table in append_only:
        for action in ("update", "delete"):
            yield _row_trigger(table, action, "treve_refuse()")
        yield _truncate_trigger(table)
    for table, (reasons, key) in erasable.items():
        yield _row_trigger(table, "update", "treve_refuse()")
        yield _row_trigger(table, "delete", f"treve_refuse_unless_erased('{reasons}', '{key}')")
        yield _truncate_trigger(table)


_FUNCTIONS = (
    (
        "CREATE OR REPLACE FUNCTION treve_refuse() RETURNS trigger LANGUAGE plpgsql AS $$ BEGIN "
        f"RAISE EXCEPTION 'table % is {REFUSAL}', TG_TABLE_NAME; END $$"
    ),
    (
        "CREATE OR REPLACE FUNCTION treve_refuse_unless_erased() RETURNS trigger LANGUAGE plpgsql AS $$ "
        "DECLARE said boolean; BEGIN "
        "EXECUTE format('SELECT EXISTS (SELECT 1 FROM %I WHERE %I = ($1).%I)', TG_ARGV[0], TG_ARGV[1], TG_ARGV[1]) "
        "INTO said USING OLD; "
        f"IF NOT said THEN RAISE EXCEPTION 'table % is {REFUSAL}', TG_TABLE_NAME; END IF; RETURN OLD; END $$"
    ),
)


def _row_trigger(table: str, action: str, call: str) -> tuple[str, str]:
    name = f"{table}_no_{action}"
    return name, (
        f"CREATE OR REPLACE TRIGGER {name} BEFORE {action.upper()} ON {table} FOR EACH ROW EXECUTE FUNCTION {call}"
    )


def _truncate_trigger(table: str) -> tuple[str, str]:
    name = f"{table}_no_truncate"
    return name, (
        f"CREATE OR REPLACE TRIGGER {name} BEFORE TRUNCATE ON {table} FOR EACH STATEMENT EXECUTE FUNCTION treve_refuse()"
    )


def _sqlite(
    connection: Connection, append_only: Iterable[str], erasable: dict[str, tuple[str, str]]
) -> Iterator[tuple[str, str]]:
    for table in append_only:
        for action in ("update", "delete"):
            yield _sqlite_trigger(table, action, "1")
        yield _no_replace(connection, table)
    for table, (reasons, key) in erasable.items():
        yield _sqlite_trigger(table, "update", "1")
        yield _sqlite_trigger(table, "delete", f"NOT EXISTS (SELECT 1 FROM {reasons} WHERE {key} = OLD.{key})")
        yield _no_replace(connection, table)


def _sqlite_trigger(table: str, action: str, when: str) -> tuple[str, str]:
    name = f"{table}_no_{action}"
    return name, (
        f"CREATE TRIGGER {name} BEFORE {action.upper()} ON {table} WHEN {when} "
        f"BEGIN SELECT RAISE(ABORT, 'table {table} is {REFUSAL}'); END"
    )


def _no_replace(connection: Connection, table: str) -> tuple[str, str]:
    inspector = inspect(connection)
    keys: list[Sequence[str]] = [inspector.get_pk_constraint(table)["constrained_columns"]]
    keys += [one["column_names"] for one in inspector.get_unique_constraints(table)]
    same = " OR ".join("(" + " AND ".join(f"{column} = NEW.{column}" for column in key) + ")" for key in keys)
    name = f"{table}_no_replace"
    return name, (
        f"CREATE TRIGGER {name} BEFORE INSERT ON {table} WHEN EXISTS (SELECT 1 FROM {table} WHERE {same}) "
        f"BEGIN SELECT RAISE(ABORT, 'table {table} is {REFUSAL}'); END"
    )
