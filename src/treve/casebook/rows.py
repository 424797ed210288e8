"""The rows of a casebook as lines of JSON, for packages that another installation reads, on either database.

First a line that says what follows, then for each table a line with its name and columns and one line a row; last a line with the
number of rows of each. Bytes are base64 in an object, so that no text can be taken for them.
"""

from __future__ import annotations

import base64
import json
import secrets
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from typing import Any

from argon2 import PasswordHasher
from sqlalchemy import Connection, MetaData, Table, insert, select, text

from treve.casebook import schema
from treve.errors import BadFile

# Sessions and failed sign-ins belong to one installation; the nodes of the tree are made anew from the leaves.
LEFT_OUT = ("session", "login_attempt", "node", "alembic_version")
_FIRST = ("seal_wrap", "checkpoint", "entry", "content", "erasure")
# The largest file, twice over: sealed and in base64.
_LONGEST_LINE = 128 * 2**20
_AT_ONCE = 500


@dataclass(frozen=True, slots=True)
class Row:
    """One row of a table."""

    table: Table
    values: dict[str, Any]


def tables(of: MetaData = schema.metadata) -> list[Table]:
    """The tables that travel, each after those it refers to; the log first, so that the rest can be held against it as it comes.

    of  the tables of today, or of an earlier version
    """
    first = [of.tables[name] for name in _FIRST if name in of.tables]
    return [*first, *(one for one in of.sorted_tables if one.name not in LEFT_OUT and one not in first)]


def lines(connection: Connection, handed_over: bool, of: MetaData = schema.metadata) -> Iterator[bytes]:
    """Every row as lines.

    handed_over  to another house: passwords, codes and tokens stay behind, and every account is shut
    of           as in `tables`
    """
    counts: dict[str, int] = {}
    # A hash like any other, of a password that nobody knows.
    shut = PasswordHasher().hash(secrets.token_hex(32)) if handed_over else ""
    for table in tables(of):
        if handed_over and table.name in ("api_token", "saved_filter"):
            continue
        names = [column.name for column in table.columns]
        yield line({"table": table.name, "columns": names})
        # What refers to a row of its own table was written after it.
        inside = any(key.column.table is table for key in table.foreign_keys)
        query = select(table).order_by(*((table.c.entry,) if inside else table.primary_key.columns))
        counts[table.name] = 0
        for row in connection.execute(query.execution_options(yield_per=_AT_ONCE)):
            values = row._asdict()
            if handed_over and table.name == "account":
                values |= {"password_hash": shut, "totp_secret": None, "disabled": True}
            if handed_over and table.name == "seal_wrap" and str(values["record"]).startswith("code:"):
                continue
            counts[table.name] += 1
            yield line([written(values[name]) for name in names])
    yield line({"end": counts})


def read(pieces: Iterable[bytes], where: str, of: MetaData = schema.metadata) -> Iterator[dict[str, Any] | Row]:
    """Lines back again: what is no row as it is, rows as rows of their tables.

    of  as in `tables`
    Raises BadFile for a line that is none, a table or column that is not known, a row too short, and counts that differ.
    """
    known = {table.name: table for table in tables(of)}
    table: Table | None = None
    counts: dict[str, int] = {}
    names: list[str] = []
    ended = False
    for number, text_line in enumerate(split_lines(pieces, where), 1):
        place = f"{where}, line {number}"
        value = _loaded(text_line, place)
        if ended:
            raise BadFile(place, "something after the end", "nothing")
        if isinstance(value, list):
            if table is None or len(value) != len(names):
                raise BadFile(place, f"a row of {len(value)} cells", f"{len(names)} cells, of a table")
            counts[table.name] += 1
            yield Row(table, dict(zip(names, (_read(one, place) for one in value), strict=True)))
            continue
        if "table" in value:
            if value["table"] not in known or value["table"] in counts:
                raise BadFile(place, f"table {value['table']!r}", "each table of a casebook once")
            table, names = known[value["table"]], value["columns"]
            if set(names) != {column.name for column in table.columns} or len(set(names)) != len(names):
                raise BadFile(place, f"columns {', '.join(names)}", ", ".join(column.name for column in table.columns))
            counts[table.name] = 0
            continue
        if "end" in value:
            ended = True
            if value["end"] != counts:
                raise BadFile(place, "numbers of rows that differ from what was read", str(counts))
        yield value
    if not ended:
        raise BadFile(where, "it ends too early", "a last line with the number of rows")


def insert_rows(connection: Connection, found: Iterable[Row]) -> None:
    """Insert rows, many at once; on PostgreSQL the numbers that the database gives go on after the highest."""
    held: list[Row] = []
    for row in found:
        if held and (held[0].table is not row.table or len(held) >= _AT_ONCE):
            connection.execute(insert(held[0].table), [one.values for one in held])
            held = []
        held.append(row)
    if held:
        connection.execute(insert(held[0].table), [one.values for one in held])
    if connection.dialect.name == "postgresql":
        highest = "(SELECT coalesce(max(number), 0) + 1 FROM outbox)"
        connection.execute(text(f"SELECT setval(pg_get_serial_sequence('outbox', 'number'), {highest}, false)"))


def split_lines(pieces: Iterable[bytes], where: str) -> Iterator[bytes]:
    """Lines out of pieces, without their newline. Raises BadFile for one that is too long, and where the last does not end."""
    held: list[bytes] = []
    size = 0
    for piece in pieces:
        first, *more = piece.split(b"\n")
        held.append(first)
        size += len(first)
        if size > _LONGEST_LINE:
            raise BadFile(where, "a line that is too long", f"at most {_LONGEST_LINE} bytes")
        for part in more:
            yield b"".join(held)
            held, size = [part], len(part)
    if b"".join(held):
        raise BadFile(where, "it ends within a line", "a last line with the number of rows")


def line(value: object) -> bytes:
    """A value as a line."""
    return json.dumps(value, ensure_ascii=False, separators=(",", ":")).encode() + b"\n"


def _loaded(data: bytes, where: str) -> Any:
    try:
        value = json.loads(data)
    except ValueError:
        raise BadFile(where, "no line of JSON", "a row or what says what follows") from None
    if not isinstance(value, dict | list):
        raise BadFile(where, "neither a row nor what says what follows", "one of them")
    return value


def written(value: object) -> object:
    """A cell as JSON can hold it."""
    return {"bytes": base64.b64encode(value).decode()} if isinstance(value, bytes | memoryview) else value


def _read(value: object, where: str) -> object:
    if isinstance(value, dict):
        try:
            return base64.b64decode(value["bytes"].encode("ascii"), validate=True)
        except (KeyError, ValueError, AttributeError):
            raise BadFile(where, "a cell that is neither a value nor bytes", "base64") from None
    return value
