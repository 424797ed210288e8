"""Backup, restore and handover, on both databases and from one to the other."""

from __future__ import annotations

import secrets
import threading
from pathlib import Path

import pytest
from sqlalchemy import insert, select

from tests.casebook.conftest import run
from tests.casebook.postgres_server import Server
from tests.casebook.test_seals import FORM, PAPER, PHOTO
from tests.casebook.world import NOW, PASSWORD, TO_VERIFIED, World, world
from tests.serve.rehearsal import scene
from treve import log_folder
from treve.casebook import (
    backup,
    case_list,
    erasure,
    guards,
    intake,
    log,
    obligations,
    people,
    rows,
    schema,
    sealed_files,
    sealing,
)
from treve.casebook import book as books
from treve.casebook.backup import HANDOVER
from treve.casebook.book import Casebook
from treve.casebook.envelope import Opener, Recipients
from treve.casebook.sealing import Purpose
from treve.errors import BadFile, BadValue, Refused

KEY = sealing.new_key(Purpose.PACKAGE)
OPENER, FOR_KEY = Opener({KEY.public.key_id: KEY}), Recipients([KEY.public])


@pytest.fixture
def made(book: Casebook) -> World:
    return world(book)


def _filled(made: World) -> str:
    with made.book.write(NOW) as writing:
        report_id = intake.submit(writing, made.who["monitor"], FORM, made.key, "mission", [PHOTO, PAPER]).report_id
        people.set_totp(writing, made.who["analyst"].account_id)
        log.sign(writing, made.key)
    case_id = made.case(report_id)
    made.walk(case_id, *TO_VERIFIED)
    with made.book.write(NOW) as writing:
        other = intake.submit(writing, made.who["centre_1"], FORM, made.key, "guarantor_1", [PHOTO]).report_id
        erasure.erase(writing, made.who["head"], other, "law")
    return report_id


def _target(kind: str, request: pytest.FixtureRequest, folder: Path) -> str:
    if kind == "sqlite":
        return str(folder / "restored.db")
    server: Server = request.getfixturevalue("postgres")
    name = "restored_" + secrets.token_hex(4)
    run(server, f"CREATE DATABASE {name}")
    return server.url(name)


def _rows(book: Casebook) -> dict[str, list[object]]:
    with book.read() as connection:
        return {
            table.name: [tuple(row) for row in connection.execute(table.select().order_by(*table.primary_key.columns))]
            for table in [*rows.tables(), schema.node]
        }


@pytest.mark.parametrize("kind", ["sqlite", "postgresql"])
def test_another_installation_has_the_same_casebook(
    made: World, kind: str, request: pytest.FixtureRequest, tmp_path: Path
) -> None:
    report_id = _filled(made)
    done = backup.make(made.book, made.who["owner"], tmp_path / "package", FOR_KEY)
    before = _rows(made.book)
    target, key_file = _target(kind, request, tmp_path), tmp_path / "there" / "log.key"
    found = backup.restore(tmp_path / "package", OPENER, target, key_file)
    assert (found.size, found.erased, found.checkpoints) == (done.size, 2, 2)
    assert found.sealed == 3
    assert found.log_key == made.key.public.text()
    book = books.open_book(target, key_file, with_key=True)
    after = _rows(book)
    assert after["entry"][:-1] == before["entry"]
    assert after["content"][:-1] == before["content"]
    assert set(before["node"]) <= set(after["node"])
    for name in set(before) - {"entry", "content", "node"}:
        assert after[name] == before[name], name
    assert people.sign_in(book, "head", PASSWORD, None, 1_700_000_000)
    with book.write(NOW) as writing:
        assert guards.missing(writing.connection, schema.APPEND_ONLY, schema.ERASABLE) == []
        head = people.viewer(writing.connection, made.who["head"].account_id)
        assert intake.open_sealed(writing, head, report_id, "x")[0]["identity"] == "the baker of Saraqib"
        assert sealed_files.original(writing, head, report_id, 2, "x") == PAPER.original
        # The log goes on from where it was, and so do the numbers that the database gives.
        case_list.listing(writing.connection, head)
        writing.tell("report", report_id)
        assert book.key is not None
        log.sign(writing, book.key)
        log_folder.write(log.exported(writing.connection, head, book.key.public), tmp_path / "log")
    checked = log_folder.check(tmp_path / "log")
    assert checked.sound, checked.faults
    book.close()
    with pytest.raises(BadFile, match=r"exists|casebook already"):
        backup.restore(tmp_path / "package", OPENER, target, tmp_path / "other.key")


def test_rulings_links_and_obligations_travel_too(
    sqlite_book: Casebook, request: pytest.FixtureRequest, tmp_path: Path
) -> None:
    made = world(sqlite_book)
    scene(made)
    backup.make(sqlite_book, made.who["owner"], tmp_path / "package", FOR_KEY)
    before = _rows(sqlite_book)
    target = _target("postgresql", request, tmp_path)
    backup.restore(tmp_path / "package", OPENER, target, tmp_path / "there.key")
    book = books.open_book(target, tmp_path / "there.key", with_key=True)
    after = _rows(book)
    for name in ("attribution", "batch", "link_decision", "obligation", "determination", "vote", "reply", "remedy"):
        assert after[name] == before[name], name
    assert all(before[name] for name in ("batch", "link_decision", "obligation", "determination", "reply", "remedy"))
    with book.read() as connection:
        assert len(obligations.listing(connection, made.who["head"], NOW.date())) == 1
    book.close()


def test_a_backup_made_while_reports_come_in_is_of_one_moment(made: World, url: str, tmp_path: Path) -> None:
    _filled(made)
    stop = threading.Event()
    book = books.open_book(url, tmp_path / "log.key", with_key=True)
    busy = World(book, made.who)
    filed: list[str] = []

    def file_reports() -> None:
        while not stop.is_set():
            filed.append(busy.report("monitor", f"report {len(filed)}", identity="the miller"))

    thread = threading.Thread(target=file_reports)
    thread.start()
    try:
        sizes = [backup.make(made.book, made.who["owner"], tmp_path / f"p{one}", FOR_KEY).size for one in range(3)]
    finally:
        stop.set()
        thread.join()
    book.close()
    assert filed
    for number, size in enumerate(sizes):
        assert backup.check(tmp_path / f"p{number}", OPENER).size == size
    assert sizes == sorted(set(sizes))


def test_nothing_is_written_where_a_package_is_broken_cut_or_for_another(made: World, tmp_path: Path) -> None:
    _filled(made)
    backup.make(made.book, made.who["owner"], tmp_path / "package", FOR_KEY)
    whole = (tmp_path / "package").read_bytes()
    other = sealing.new_key(Purpose.PACKAGE)
    middle = bytearray(whole)
    middle[len(whole) // 2] ^= 1
    target = tmp_path / "restored.db"
    for data, opener, problem in (
        (whole, Opener({other.public.key_id: other}), "not for K-"),
        (whole, Opener({}, "a wrong passphrase"), "not for this passphrase"),
        (bytes(middle), OPENER, "altered"),
        (whole[:-1], OPENER, "altered|too early"),
        (whole[: len(whole) // 2], OPENER, "altered|too early"),
        (b"", OPENER, "no package"),
    ):
        (tmp_path / "bad").write_bytes(data)
        with pytest.raises(BadFile, match=problem):
            backup.restore(tmp_path / "bad", opener, str(target))
        assert not list(tmp_path.glob("restored.db*"))


def test_without_sealing_keys_what_is_sealed_stays_closed(made: World, tmp_path: Path) -> None:
    report_id = _filled(made)
    backup.make(made.book, made.who["owner"], tmp_path / "p", FOR_KEY, with_sealing_keys=False)
    assert backup.check(tmp_path / "p", OPENER).sealed == 0
    backup.restore(tmp_path / "p", OPENER, str(tmp_path / "r.db"))
    assert (tmp_path / "r.db").stat().st_mode & 0o777 == 0o600
    book = books.open_book(str(tmp_path / "r.db"))
    with pytest.raises(BadFile, match="sealing key is missing"), book.write(NOW) as writing:
        intake.open_sealed(writing, made.who["head"], report_id, "x")
    book.close()


def test_after_a_handover_nobody_of_the_old_house_signs_in_and_a_new_owner_does(made: World, tmp_path: Path) -> None:
    _filled(made)
    with made.book.write() as writing:
        people.add_token(writing, made.who["head"].account_id, "phone", frozenset(), 2_000_000_000)
    backup.make(made.book, made.who["owner"], tmp_path / "p", FOR_KEY, HANDOVER)
    with pytest.raises(BadValue, match="new owner"):
        backup.restore(tmp_path / "p", OPENER, str(tmp_path / "r.db"))
    with pytest.raises(BadValue, match="password"):
        backup.restore(tmp_path / "p", OPENER, str(tmp_path / "r.db"), owner=("new owner", "short"))
    assert not (tmp_path / "r.db").exists()
    backup.restore(tmp_path / "p", OPENER, str(tmp_path / "r.db"), owner=("new owner", PASSWORD))
    book = books.open_book(str(tmp_path / "r.db"))
    for name in ("owner", "head", "analyst"):
        with pytest.raises(Refused):
            people.sign_in(book, name, PASSWORD, None, 1_700_000_000)
    assert people.sign_in(book, "new owner", PASSWORD, None, 1_700_000_000)
    with book.read() as connection:
        assert connection.execute(select(schema.api_token)).all() == []
        kinds = connection.scalars(select(schema.content.c.kind)).all()
    assert {"handover", "restored"} <= set(kinds)
    book.close()


def test_only_an_owner_makes_a_package_and_never_over_another_file(made: World, tmp_path: Path) -> None:
    for who in ("head", "auditor", "operator"):
        with pytest.raises(Refused):
            backup.make(made.book, made.who[who], tmp_path / "p", FOR_KEY)
    (tmp_path / "p").write_bytes(b"mine")
    with pytest.raises(BadFile, match="exists"):
        backup.make(made.book, made.who["owner"], tmp_path / "p", FOR_KEY)
    assert (tmp_path / "p").read_bytes() == b"mine"
    with made.book.read() as connection:
        assert "backup" not in connection.scalars(select(schema.content.c.kind)).all()


def test_a_restored_outbox_goes_on_counting(made: World, postgres: Server, tmp_path: Path) -> None:
    _filled(made)
    backup.make(made.book, made.who["owner"], tmp_path / "p", FOR_KEY)
    run(postgres, "DROP DATABASE IF EXISTS counting")
    run(postgres, "CREATE DATABASE counting")
    backup.restore(tmp_path / "p", OPENER, postgres.url("counting"), tmp_path / "counting.key")
    book = books.open_book(postgres.url("counting"), tmp_path / "counting.key")
    with book.write() as writing:
        numbers = writing.connection.scalars(select(schema.outbox.c.number)).all()
        writing.connection.execute(insert(schema.outbox).values(topic="x", subject="x"))
        assert max(writing.connection.scalars(select(schema.outbox.c.number)).all()) == max(numbers) + 1
    book.close()
