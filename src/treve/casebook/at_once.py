"""Many rows, or many questions, in one exchange with the database.

On PostgreSQL each exchange costs a wait for the server, while others wait for the log's lock: everything here is sent in one
pipeline and answered in one. SQLite is in this process and has no such wait.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from contextlib import contextmanager
from functools import cache
from typing import Any

from sqlalchemy import BigInteger, Connection, Insert, Integer, LargeBinary, Select, Table, Text, insert
from sqlalchemy.dialects import postgresql
from sqlalchemy.engine.interfaces import Compiled
from sqlalchemy.exc import DBAPIError

from treve.casebook import schema

_TYPES: Mapping[type, str] = {BigInteger: "bigint", Integer: "integer", Text: "text", LargeBinary: "bytea"}
# The order in which tables can be filled: each after those it refers to.
_ORDER = {table.name: number for number, table in enumerate(schema.metadata.sorted_tables)}


def insert_all(connection: Connection, rows: Mapping[str, Sequence[Mapping[str, Any]]]) -> None:
    """Insert rows, by the name of their table; the rows of one table have the same columns. Nothing is returned of them."""
    tables = [(schema.metadata.tables[name], rows[name]) for name in sorted(rows, key=_ORDER.__getitem__) if rows[name]]
    if connection.dialect.name != "postgresql":
        for table, own in tables:
            connection.execute(_insert(table), list(own))
        return
    with _piped(connection) as cursor:
        for table, own in tables:
            names = tuple(own[0])
            cursor.execute(_unnested(table, names), [[row[name] for row in own] for name in names])


def ask_all(connection: Connection, asked: Sequence[tuple[Select[Any], Mapping[str, Any]]]) -> list[list[Any]]:
    """The rows of each question, in order. A question is made once and asked with other values each time."""
    if connection.dialect.name != "postgresql":
        return [list(connection.execute(question, dict(values)).all()) for question, values in asked]
    if not asked:
        return []
    # SQLAlchemy begins its transaction at the first statement of its own; the pipeline goes past it.
    if not connection.in_transaction():
        connection.begin()
    with _piped(connection) as cursor:
        cursors = [cursor.connection.cursor() for _ in asked]
        for one, (question, values) in zip(cursors, asked, strict=True):
            made = _compiled(question)
            one.execute(str(made), made.construct_params(dict(values)))
        return [one.fetchall() for one in cursors]


@contextmanager
def _piped(connection: Connection) -> Iterator[Any]:
    """A cursor of the driver in pipeline mode; its errors as SQLAlchemy's."""
    driver = connection.connection.driver_connection
    assert driver is not None
    errors = connection.dialect.loaded_dbapi.Error
    try:
        with driver.pipeline(), driver.cursor() as cursor:
            yield cursor
    except errors as problem:
        raise DBAPIError.instance("(several at once)", None, problem, errors, dialect=connection.dialect) from problem


@cache
def _insert(table: Table) -> Insert:
    return insert(table)


@cache
def _unnested(table: Table, names: tuple[str, ...]) -> str:
    """One text for any number of rows, so that the server plans it once: each column comes as one array."""
    arrays = ", ".join(f"%s::{_TYPES[type(table.c[name].type)]}[]" for name in names)
    return f"INSERT INTO {table.name} ({', '.join(names)}) SELECT * FROM unnest({arrays})"


@cache
def _compiled(question: Select[Any]) -> Compiled:
    dialect = postgresql.dialect(paramstyle="pyformat")  # type: ignore[no-untyped-call]
    return question.compile(dialect=dialect)
