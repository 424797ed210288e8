"""A casebook of an earlier version, with everything in it, is brought to the present form: on both databases."""

from __future__ import annotations

import hashlib
import subprocess
from collections.abc import Mapping, Sequence
from pathlib import Path

import pytest
from sqlalchemy import Connection, create_engine, inspect, select, text
from sqlalchemy.exc import DBAPIError

from tests.casebook import earlier
from tests.casebook.conftest import run
from tests.casebook.earlier import First
from tests.casebook.postgres_server import Server, program
from treve import log_folder
from treve.casebook import book as books
from treve.casebook import guards, intake, key_ring, log, people, schema, sealed_files, sealing, seals, upgrade
from treve.casebook.book import Casebook
from treve.casebook.sealing import Purpose
from treve.errors import BadFile, BadValue
from treve.ledger import checkpoint


@pytest.fixture(params=["sqlite", "postgresql"])
def old(request: pytest.FixtureRequest, tmp_path: Path) -> tuple[str, First]:
    """Where a casebook of version 0001 is."""
    if request.param == "sqlite":
        url = str(tmp_path / "old.db")
    else:
        server: Server = request.getfixturevalue("postgres")
        run(server, "DROP DATABASE IF EXISTS earlier")
        run(server, "CREATE DATABASE earlier")
        url = server.url("earlier")
    book = Casebook(books.read_url(url), None)
    with book.write() as writing:
        first = First(writing.connection)
        first.fill()
    (tmp_path / "old.db.key").write_text(first.key.text() + "\n", encoding="utf-8")
    book.close()
    return url, first


def _key(tmp_path: Path) -> Path:
    return tmp_path / "old.db.key"


def test_an_earlier_casebook_is_not_opened_but_the_sentence_says_what_to_do(
    old: tuple[str, First], tmp_path: Path
) -> None:
    with pytest.raises(BadFile, match=r"version 0001.*treve casebook migrate"):
        books.open_book(old[0], _key(tmp_path))


def test_what_stood_in_the_open_is_sealed_and_opens_and_the_log_is_unchanged(
    old: tuple[str, First], tmp_path: Path
) -> None:
    url, first = old
    assert upgrade.upgrade(url, _key(tmp_path)) == upgrade.Upgraded("0001", schema.REVISION)
    assert upgrade.upgrade(url, _key(tmp_path)) == upgrade.Upgraded(schema.REVISION, schema.REVISION)
    book = books.open_book(url, _key(tmp_path), with_key=True)
    assert book.key is not None
    everything = _everything(url, tmp_path)
    for word in earlier.SECRETS:
        assert word not in everything, word
    with book.write() as writing:
        viewer = people.viewer(writing.connection, "A-1")
        (told,) = intake.open_sealed(writing, viewer, "R-1", "the court asks")
        assert (told["identity"], told["narrative"]) == ("the baker of Saraqib", "seen from my roof")
        assert sealed_files.names(writing, "R-1") == ["baker.jpg", "baker.jpg"]
        assert sealed_files.original(writing, viewer, "R-1", 1, "the court asks") == earlier.ORIGINAL
        assert sealed_files.original(writing, viewer, "R-1", 2, "the court asks") == earlier.PAPER
        assert sealed_files.working(writing.connection, viewer, "R-1", 1) == earlier.WORKING
        secret = writing.connection.scalar(
            select(schema.account.c.totp_secret).where(schema.account.c.account_id == "A-1")
        )
        assert people._code_secret(book, "A-1", str(secret)) == "JBSWY3DPEHPK3PXP"
        assert guards.missing(writing.connection, schema.APPEND_ONLY, schema.ERASABLE) == []
        log.sign(writing, book.key)
        log_folder.write(log.exported(writing.connection, viewer, book.key.public), tmp_path / "log")
    found = log_folder.check(tmp_path / "log")
    assert found.sound, found.faults
    with book.read() as connection:
        proof = log.consistency_proof(connection, first.size, books.size(connection))
        assert proof
        earlier_root = log.root(connection, first.size)
        hashed = connection.scalar(select(schema.report_fact.c.content_hash))
        assert hashed == seals.keyed_hash(first.key, hashlib.sha256(b"said").hexdigest())
    signed = (tmp_path / "log" / "checkpoints" / f"{first.size:012d}").read_bytes()
    assert checkpoint.read(signed, "x").root == earlier_root
    book.close()


def test_one_that_was_sealed_already_keeps_its_keys_and_its_rows(old: tuple[str, First], tmp_path: Path) -> None:
    url, first = old
    pair = {purpose: sealing.new_key(purpose) for purpose in seals.HOUSE}
    key_ring.write_secret(tmp_path / "old.db.sealing", key_ring.lines(pair.values()))
    book = Casebook(books.read_url(url), first.key)
    with book.write() as writing:
        keys = upgrade.Keys(pair[Purpose.PEOPLE].public, pair[Purpose.CODES].public, first.key)
        books.migrate(writing.connection, "0002", keys)
        entry = writing.log("sealing_keys", {"keys": []}, ("ledger", "sealing_keys"))
        for key in pair.values():
            seals.register(writing.connection, entry, key.public)
        there = inspect(writing.connection)
        columns = {name: [one["name"] for one in there.get_columns(name)] for name in there.get_table_names()}
        del columns["alembic_version"]
        before = _rows(writing.connection, columns)
    book.close()
    assert upgrade.upgrade(url, _key(tmp_path)) == upgrade.Upgraded("0002", schema.REVISION)
    book = books.open_book(url, _key(tmp_path), with_key=True)
    with book.write() as writing:
        assert _rows(writing.connection, columns) == before
        assert guards.missing(writing.connection, schema.APPEND_ONLY, schema.ERASABLE) == []
        viewer = people.viewer(writing.connection, "A-1")
        (told,) = intake.open_sealed(writing, viewer, "R-1", "the court asks")
        assert told["identity"] == "the baker of Saraqib"
    book.close()


def _rows(connection: Connection, columns: Mapping[str, Sequence[str]]) -> dict[str, list[str]]:
    """Every row of the tables named, in the columns named."""
    return {
        table: sorted(repr(tuple(row)) for row in connection.execute(text(f"SELECT {', '.join(names)} FROM {table}")))
        for table, names in columns.items()
    }


def test_an_upgrade_that_cannot_end_changes_nothing(old: tuple[str, First], tmp_path: Path) -> None:
    url = old[0]
    (tmp_path / "old.db.sealing").write_text("not a key", encoding="utf-8")
    (tmp_path / "old.db.sealing").chmod(0o600)
    with pytest.raises(BadValue, match="BASE64"):
        upgrade.upgrade(url, _key(tmp_path))
    engine = create_engine(books.read_url(url))
    with engine.connect() as connection:
        assert books.revision(connection) == "0001"
        assert connection.scalar(text("SELECT count(*) FROM account WHERE totp_secret = 'JBSWY3DPEHPK3PXP'")) == 1
        assert not books.has_table(connection, "seal_key")
        _triggers_hold(connection)
    engine.dispose()
    (tmp_path / "old.db.sealing").unlink()
    _key(tmp_path).rename(tmp_path / "away")
    with pytest.raises(BadFile, match="the log's key is missing"):
        upgrade.upgrade(url, _key(tmp_path))


def _triggers_hold(connection: Connection) -> None:
    there = [table for table in schema.APPEND_ONLY if books.has_table(connection, table)]
    erasable = {k: v for k, v in schema.ERASABLE.items() if books.has_table(connection, k)}
    assert guards.missing(connection, there, erasable) == []


def test_a_later_version_is_left_alone(sqlite_book: Casebook, tmp_path: Path) -> None:
    with sqlite_book.write() as writing:
        writing.connection.execute(text("UPDATE alembic_version SET version_num = '9999'"))
    for ask in (books.open_book, upgrade.upgrade):
        with pytest.raises(BadFile, match="version 9999"):
            ask(str(tmp_path / "casebook.db"), tmp_path / "log.key")
    with pytest.raises(BadFile, match="no such casebook"):
        upgrade.upgrade(str(tmp_path / "none.db"))


def test_keys_of_another_casebook_are_refused(sqlite_book: Casebook, tmp_path: Path) -> None:
    books.create(str(tmp_path / "other.db"), "example.org/other").close()
    (tmp_path / "log.sealing").write_bytes((tmp_path / "other.db.sealing").read_bytes())
    with pytest.raises(BadValue, match="K-"):
        upgrade.upgrade(str(tmp_path / "casebook.db"), tmp_path / "log.key")


def _everything(url: str, folder: Path) -> bytes:
    if "://" not in url:
        found = [path for path in folder.glob("old.db*") if path.suffix not in (".key", ".sealing")]
        return b"".join(path.read_bytes() for path in found)
    dump = subprocess.run([program("pg_dump") or "pg_dump", "--inserts", url], capture_output=True, check=True).stdout
    return dump + b"".join(bytes.fromhex(part.split(b"'")[0].decode()) for part in dump.split(b"'\\x")[1:])


def test_the_application_s_role_can_seal_after_an_upgrade(old: tuple[str, First], tmp_path: Path) -> None:
    url = old[0]
    if "://" not in url:
        assert upgrade.upgrade(url, _key(tmp_path), "treve_sealing").after == schema.REVISION
        return
    book = Casebook(books.read_url(url), None)
    with book.write() as writing:
        writing.connection.execute(text("DROP ROLE IF EXISTS treve_sealing"))
        writing.connection.execute(text("CREATE ROLE treve_sealing LOGIN"))
    upgrade.upgrade(url, _key(tmp_path), "treve_sealing")
    application = Casebook(book.url.set(username="treve_sealing"), None)
    with application.write() as writing:
        writing.log("sealed", {"report": "R-1", "identity": "the miller"}, ("sealed", "R-1"))
    for statement in ("DELETE FROM seal_key", "UPDATE received SET origin = 'x'", "UPDATE content SET body = ''"):
        with pytest.raises(DBAPIError, match="permission denied"), application.write() as writing:
            writing.connection.execute(text(statement))
    application.close()
    with book.write() as writing:
        writing.connection.execute(text("DROP OWNED BY treve_sealing"))
        writing.connection.execute(text("DROP ROLE treve_sealing"))
    book.close()
