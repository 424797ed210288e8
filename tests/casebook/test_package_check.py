"""Packages that are well encrypted and wrong: made by somebody who holds a casebook and altered it first."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from sqlalchemy import select

from tests.casebook.test_backup import FOR_KEY, OPENER, _filled
from tests.casebook.world import World, world
from treve.casebook import backup, envelope, key_ring, log, rows, schema
from treve.casebook import book as books
from treve.casebook.book import Casebook
from treve.casebook.rows import Row
from treve.errors import BadFile
from treve.ledger import checkpoint

Change = Callable[[Row], Row | None]


@pytest.fixture
def made(sqlite_book: Casebook) -> World:
    return world(sqlite_book)


def _package(made: World, path: Path, change: Change, with_keys: bool = True, size: int | None = None) -> None:
    """A package of this casebook with its rows changed on the way; None leaves a row out."""
    ring = made.book.ring
    assert ring is not None
    with made.book.read() as connection:
        there = books.size(connection)
        root = log.root(connection, there).hex()
        head = {
            "kind": "backup",
            "origin": made.key.name,
            "version": schema.REVISION,
            "size": size or there,
            "root": root,
        }
        keys = {"log": "", "sealing": key_ring.lines(ring.keys().values()) if with_keys else ""}
        content = [rows.line({"keys": keys}), *_changed(rows.lines(connection, handed_over=False), change)]
    envelope.write(path, head, FOR_KEY, content)


def _changed(lines: Iterator[bytes], change: Change) -> Iterator[bytes]:
    counts: dict[str, int] = {}
    for found in rows.read(lines, "x"):
        if isinstance(found, Row):
            kept = change(found)
            name = found.table.name
            if name not in counts:
                counts[name] = 0
                yield rows.line({"table": name, "columns": list(found.values)})
            if kept is not None:
                counts[name] += 1
                yield rows.line([rows.written(value) for value in kept.values.values()])
    yield rows.line({"end": counts})


def _other(table: str, column: str, value: object, where: Callable[[dict[str, object]], bool]) -> Change:
    def change(row: Row) -> Row:
        if row.table.name == table and where(row.values):
            return Row(row.table, {**row.values, column: value})
        return row

    return change


def _without(table: str, where: Callable[[dict[str, object]], bool]) -> Change:
    return lambda row: None if row.table.name == table and where(row.values) else row


def test_an_unchanged_one_is_sound(made: World, tmp_path: Path) -> None:
    _filled(made)
    _package(made, tmp_path / "p", lambda row: row)
    found = backup.check(tmp_path / "p", OPENER)
    assert (found.sealed, found.erased) == (3, 2)
    _package(made, tmp_path / "q", lambda row: row, with_keys=False)
    assert backup.check(tmp_path / "q", OPENER).sealed == 0


def test_each_change_is_found_and_named(made: World, tmp_path: Path) -> None:
    _filled(made)
    with made.book.read() as connection:
        content = schema.content
        sealed = connection.execute(select(content).where(content.c.kind == "sealed")).one()
        working = str(
            connection.scalar(select(schema.attachment.c.working_sha256).where(schema.attachment.c.ordinal == 0))
        )
    position = sealed.position
    cases: list[tuple[Change, str]] = [
        (_other("content", "body", b"{}", lambda row: row["position"] == 2), "content 2"),
        (_other("content", "salt", bytes(32), lambda row: row["position"] == 2), "content 2"),
        (_other("content", "position", 3, lambda row: row["position"] == 2), "content 3"),
        (_without("content", lambda row: row["position"] == 2), "compartment of entry 2"),
        (_without("content", lambda row: row["kind"] == "step"), "contents are missing that nobody erased"),
        (
            _other("content", "body", sealed.body[:-1] + b"x", lambda row: row["position"] == position),
            f"entry:{position}.*altered",
        ),
        (
            _other("content", "body", b"plain", lambda row: row["position"] == position),
            f"entry:{position}.*a sealed box",
        ),
        (_without("seal_wrap", lambda row: row["record"] == f"entry:{position}"), f"entry:{position}"),
        (_other("blob", "data", b"another", lambda row: row["sha256"] == working), working),
        (_other("checkpoint", "note", b"{}", lambda row: True), "note|checkpoint"),
        (_other("entry", "recorded", "2001", lambda row: row["position"] == 4), "entry 4"),
        (_other("entry", "leaf", b"{}", lambda row: row["position"] == 4), "entry 4"),
        (_without("entry", lambda row: row["position"] == 4), "entry 5"),
        (_other("role_grant", "role", "head_of_mission", lambda row: row["role"] == "mediator"), "role_grant of entry"),
        (_other("role_grant", "entry", 1, lambda row: row["role"] == "mediator"), "role_grant of entry 1"),
        (_other("compartment", "name", "another", lambda row: row["name"] == "public"), "compartment of entry"),
        (
            _other("seal_key", "public", "treve-seal+people+x", lambda row: row["purpose"] == "people"),
            "seal_key of entry 0",
        ),
        (_other("report", "report_id", "R-0", lambda row: row["compartment"] == "mission"), "report of entry"),
        (_without("entry", lambda row: row["position"] == max_entry(made)), "one content for an entry"),
    ]
    for number, (change, problem) in enumerate(cases):
        _package(made, tmp_path / f"p{number}", change)
        with pytest.raises(BadFile, match=problem):
            backup.check(tmp_path / f"p{number}", OPENER)


def max_entry(made: World) -> int:
    with made.book.read() as connection:
        return books.size(connection) - 1


def test_a_head_that_says_another_size_is_found(made: World, tmp_path: Path) -> None:
    _package(made, tmp_path / "p", lambda row: row, size=3)
    with pytest.raises(BadFile, match="3 entries as its head says"):
        backup.check(tmp_path / "p", OPENER)


def test_a_checkpoint_by_another_key_is_found(made: World, tmp_path: Path) -> None:
    _filled(made)
    other = type(made.key)(made.key.name, bytes(32))
    with made.book.read() as connection:
        size = connection.scalar(select(schema.checkpoint.c.size))
        root = log.root(connection, int(size or 0))
    forged = checkpoint.signed(checkpoint.Checkpoint(made.key.name, int(size or 0), root), other)
    _package(made, tmp_path / "p", _other("checkpoint", "note", forged, lambda row: True))
    with pytest.raises(BadFile, match="not signed by the log's key"):
        backup.check(tmp_path / "p", OPENER)
