"""Packages of earlier versions, from the first on, are restored on both databases and brought to the present form."""

from __future__ import annotations

import json
import secrets
from collections.abc import Iterator
from pathlib import Path

import pytest
from sqlalchemy import create_engine, text

from tests.casebook import earlier
from tests.casebook.conftest import run
from tests.casebook.earlier import First
from treve import log_folder
from treve.casebook import (
    backup,
    envelope,
    guards,
    intake,
    key_ring,
    log,
    people,
    rows,
    schema,
    sealing,
    seals,
    upgrade,
)
from treve.casebook import book as books
from treve.casebook.book import Casebook
from treve.casebook.envelope import Opener, Recipients
from treve.casebook.sealing import Purpose
from treve.errors import BadFile

KEY = sealing.new_key(Purpose.PACKAGE)
OPENER, FOR_KEY = Opener({KEY.public.key_id: KEY}), Recipients([KEY.public])


def _package(folder: Path, version: str, with_sealing_keys: bool = True) -> Path:
    """A backup as a release with tables of this version made it: the casebook of `earlier`, in rows of its own tables."""
    book = Casebook(books.read_url(str(folder / "old.db")), None)
    with book.write() as writing:
        connection = writing.connection
        first = First(connection)
        first.fill()
        pair = {purpose: sealing.new_key(purpose) for purpose in seals.HOUSE}
        if version != "0001":
            given = upgrade.Keys(pair[Purpose.PEOPLE].public, pair[Purpose.CODES].public, first.key)
            books.migrate(connection, version, given)
            said = {"keys": [key.public.text() for key in pair.values()]}
            entry = writing.log("sealing_keys", said, ("ledger", "sealing_keys"))
            for key in pair.values():
                seals.register(connection, entry, key.public)
        size = books.size(connection)
        head = {
            "kind": "backup",
            "origin": earlier.ORIGIN,
            "made": earlier.TIME,
            "version": version,
            "size": size,
            "root": log.root(connection, size).hex(),
        }
        own = key_ring.lines(pair.values()) if version != "0001" and with_sealing_keys else ""
        keys = {"log": first.key.text(), "sealing": own}

        def content() -> Iterator[bytes]:
            yield json.dumps({"keys": keys}).encode() + b"\n"
            yield from rows.lines(connection, handed_over=False, of=upgrade.tables_of(version))

        envelope.write(folder / "package", head, FOR_KEY, content())
    book.close()
    return folder / "package"


@pytest.fixture(params=["sqlite", "postgresql"])
def target(request: pytest.FixtureRequest, tmp_path: Path) -> str:
    """Where nothing is yet."""
    if request.param == "sqlite":
        return str(tmp_path / "new.db")
    server = request.getfixturevalue("postgres")
    name = "restored_" + secrets.token_hex(4)
    run(server, f"CREATE DATABASE {name}")
    return str(server.url(name))


@pytest.mark.parametrize("version", upgrade.VERSIONS)
def test_a_package_of_an_earlier_version_opens_in_this_one(target: str, version: str, tmp_path: Path) -> None:
    package = _package(tmp_path, version)
    found = backup.check(package, OPENER)
    assert (found.version, found.checkpoints) == (version, 1)
    backup.restore(package, OPENER, target, tmp_path / "new.key")
    book = books.open_book(target, tmp_path / "new.key", with_key=True)
    with book.write() as writing:
        viewer = people.viewer(writing.connection, "A-1")
        (told,) = intake.open_sealed(writing, viewer, "R-1", "the court asks")
        assert (told["identity"], told["narrative"]) == ("the baker of Saraqib", "seen from my roof")
        assert guards.missing(writing.connection, schema.APPEND_ONLY, schema.ERASABLE) == []
        code = writing.connection.scalar(text("SELECT totp_secret FROM account WHERE account_id = 'A-1'"))
        assert people._code_secret(book, "A-1", str(code)) == "JBSWY3DPEHPK3PXP"
        assert book.key is not None
        log.sign(writing, book.key)
        log_folder.write(log.exported(writing.connection, viewer, book.key.public), tmp_path / "log")
    assert log_folder.check(tmp_path / "log").sound
    book.close()
    if "://" not in target:
        everything = b"".join(path.read_bytes() for path in tmp_path.glob("new.db*"))
        assert [word for word in earlier.SECRETS if word in everything] == []


def test_without_its_sealing_keys_a_sealed_package_is_restored_closed(tmp_path: Path) -> None:
    package = _package(tmp_path, "0003", with_sealing_keys=False)
    backup.restore(package, OPENER, str(tmp_path / "new.db"))
    book = books.open_book(str(tmp_path / "new.db"))
    with pytest.raises(BadFile, match="sealing key"), book.write() as writing:
        intake.open_sealed(writing, people.viewer(writing.connection, "A-1"), "R-1", "the court asks")
    book.close()


def test_a_package_that_fails_on_the_way_leaves_nothing(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    package = _package(tmp_path, "0001")

    def broken(*_: object) -> None:
        raise BadFile("x", "y", "z")

    monkeypatch.setattr(upgrade, "sealed_from_now_on", broken)
    with pytest.raises(BadFile, match="y"):
        backup.restore(package, OPENER, str(tmp_path / "new.db"))
    assert list(tmp_path.glob("new*")) == []


def test_tables_of_a_version_are_those_its_migrations_make(tmp_path: Path) -> None:
    engine = create_engine("sqlite://")
    with engine.connect() as connection:
        books.migrate(connection, "0002")
        there = {row[0] for row in connection.execute(text("SELECT name FROM sqlite_master WHERE type = 'table'"))}
    engine.dispose()
    assert {table.name for table in rows.tables(upgrade.tables_of("0002"))} == there - set(rows.LEFT_OUT)
    with pytest.raises(BadFile, match="version 9999"):
        backup._version({"kind": "backup", "version": "9999"}, tmp_path)
