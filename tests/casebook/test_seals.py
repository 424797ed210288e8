"""Sealing in a casebook, on both databases: nothing sealed stands in the open anywhere, and only the right key opens it."""

from __future__ import annotations

import hashlib
import subprocess
from pathlib import Path

import pytest
from sqlalchemy import select, text

from tests.casebook.postgres_server import program
from tests.casebook.test_attachments import GPS, jpeg, segment
from tests.casebook.world import NOW, PASSWORD, World, world
from treve.casebook import attachments, erasure, intake, people, report_form, report_list, schema, sealing, seals, totp
from treve.casebook import book as books
from treve.casebook.book import Casebook
from treve.casebook.key_ring import KeyRing
from treve.casebook.sealing import Purpose
from treve.errors import BadFile, BadValue, Refused
from treve.ledger import entry as entries

WORDS = {"narrative": "seen from my roof in the Street of the Tanners", "identity": "the baker of Saraqib"}
FORM = report_form.read({"summary": "shelling of the market", **WORDS}, "x")
PHOTO = attachments.read("roof of the baker.jpg", jpeg(segment(0xE1, GPS)))
PAPER = attachments.read("letter by the baker.pdf", b"%PDF-1.4 signed by the baker of Saraqib")
SECRETS = (b"Tanners", b"baker", GPS)


def _filed(made: World) -> str:
    with made.book.write(NOW) as writing:
        return intake.submit(
            writing, made.who["monitor"], FORM, made.key, "mission", [PHOTO, PAPER], client_key="baker-1"
        ).report_id


@pytest.fixture
def made(book: Casebook) -> World:
    return world(book)


def _all_bytes(made: World, folder: Path) -> bytes:
    """Everything an attacker with the disk has: the file and its write-ahead log, or a dump of the database."""
    if made.book.url.get_backend_name() == "sqlite":
        found = [path for path in folder.glob("casebook.db*") if path.suffix not in (".key", ".sealing")]
        assert any(path.name.endswith("-wal") for path in found)
        return b"".join(path.read_bytes() for path in found)
    url = made.book.url.set(drivername="postgresql").render_as_string()
    tool = program("pg_dump") or "pg_dump"
    dump = subprocess.run([tool, "--inserts", url], capture_output=True, check=True).stdout
    # Bytes are dumped as hexadecimal digits.
    return dump + b"".join(bytes.fromhex(one) for one in _hexadecimal(dump))


def _hexadecimal(dump: bytes) -> list[str]:
    return [part.split(b"'")[0].decode() for part in dump.split(b"'\\x")[1:]]


def test_the_database_holds_no_sealed_word_file_name_place_or_code(made: World, tmp_path: Path) -> None:
    report_id = _filed(made)
    with made.book.write(NOW) as writing:
        secret = people.set_totp(writing, made.who["head"].account_id)
        better = report_form.read({"summary": "shelling", "identity": "the other baker"}, "x")
        intake.correct(writing, made.who["monitor"], report_id, better, "clearer")
        opened = intake.open_sealed(writing, made.who["head"], report_id, "the court asks")
    everything = _all_bytes(made, tmp_path)
    # What may be shared is there, so what is searched is what is stored.
    assert b"shelling of the market" in everything
    assert PHOTO.working is not None
    assert PHOTO.working[:40] in everything
    for word in (*SECRETS, secret.encode(), b"Saraqib"):
        assert word not in everything, word
    assert [one.get("identity") for one in opened] == ["the baker of Saraqib", "the other baker"]
    assert opened[0]["narrative"] == WORDS["narrative"]


def test_a_sealed_content_opens_its_leaf_though_the_salt_is_sealed_too(made: World) -> None:
    _filed(made)
    content = schema.content
    with made.book.read() as connection:
        query = select(content, schema.entry.c.leaf).join(schema.entry).where(content.c.kind == "sealed")
        row = connection.execute(query).one()
        assert bytes(row.salt) == b""
        salt, body = seals.content(connection, made.book.ring, row.position, bytes(row.body))
    leaf = entries.read_leaf(bytes(row.leaf), "x")
    assert entries.opens(entries.Content(row.position, salt, body), leaf)


def test_a_bare_hash_of_what_was_said_stands_nowhere(made: World) -> None:
    _filed(made)
    bare = report_form.content_hash(FORM, [PHOTO.sha256, PAPER.sha256])
    with made.book.read() as connection:
        hashed = connection.scalar(select(schema.report_fact.c.content_hash))
        sent = connection.scalar(select(schema.report.c.client_key_hash))
    assert hashed == seals.keyed_hash(made.key, bare)
    account_id = made.who["monitor"].account_id
    assert sent not in (None, hashlib.sha256(f"{account_id} baker-1".encode()).hexdigest())


def test_without_the_key_reports_come_in_and_sealed_parts_stay_closed(made: World, url: str, tmp_path: Path) -> None:
    report_id = _filed(made)
    (tmp_path / "log.sealing").rename(tmp_path / "away")
    book = books.open_book(url, tmp_path / "log.key", with_key=True)
    blind = World(book, made.who)
    assert blind.report("monitor", "another", identity="the miller").startswith("R-")
    with pytest.raises(BadFile, match="the sealing key is missing"), book.write(NOW) as writing:
        intake.open_sealed(writing, made.who["head"], report_id, "the court asks")
    with book.read() as connection:
        assert report_list.shown(connection, made.who["head"], report_id)["summary"] == "shelling of the market"
        kinds = connection.scalars(select(schema.content.c.kind)).all()
        assert "opening" not in kinds
    (tmp_path / "other").write_text(sealing.new_key(Purpose.PEOPLE).text(), encoding="utf-8")
    (tmp_path / "other").chmod(0o600)
    with pytest.raises(BadFile, match="not for this part; expected K-"), book.write(NOW) as writing:
        intake.open_sealed(writing, made.who["head"], report_id, "the court asks", KeyRing(tmp_path / "other"))
    book.close()


def test_a_one_time_code_is_checked_through_the_seal_and_its_key_is_its_own(made: World, tmp_path: Path) -> None:
    seconds = 1_700_000_000
    with made.book.write(NOW) as writing:
        secret = people.set_totp(writing, made.who["head"].account_id)
    code = totp.code(secret, seconds // totp.STEP_SECONDS)
    assert people.sign_in(made.book, "head", PASSWORD, code, seconds)
    lines = (tmp_path / "log.sealing").read_text(encoding="utf-8").splitlines()
    assert [line.split("+")[1] for line in lines] == ["people", "codes"]
    (tmp_path / "log.sealing").write_text(lines[0], encoding="utf-8")
    assert made.book.ring is not None
    made.book.ring.forget()
    for _ in range(people.FAILURES_TO_LOCK):
        with pytest.raises(BadFile, match="not for this part"):
            people.sign_in(made.book, "head", PASSWORD, code, seconds + 60)
    # Counted as failures: a missing key is no way to try passwords without end.
    with pytest.raises(Refused, match="locked"):
        people.sign_in(made.book, "head", PASSWORD, code, seconds + 60)
    assert people.sign_in(made.book, "analyst", PASSWORD, None, seconds)


def test_erasure_destroys_the_keys_too(made: World) -> None:
    report_id = _filed(made)
    with made.book.write(NOW) as writing:
        records = set(writing.connection.scalars(select(schema.seal_wrap.c.record)))
        assert len(records) == 5
        erasure.erase(writing, made.who["head"], report_id, "danger")
        assert writing.connection.scalars(select(schema.seal_wrap.c.record)).all() == []
        assert writing.connection.scalars(select(schema.attachment_name.c.report_id)).all() == []


def test_erasure_hides_no_opening(made: World) -> None:
    report_id = _filed(made)
    with made.book.write(NOW) as writing:
        intake.open_sealed(writing, made.who["head"], report_id, "the court asks")
        erasure.erase(writing, made.who["head"], report_id, "danger")
        said = writing.connection.scalars(select(schema.content.c.body).where(schema.content.c.kind == "opening")).all()
    assert [made.who["head"].account_id.encode() in bytes(one) for one in said] == [True]


def test_a_box_put_in_another_s_place_does_not_open(made: World) -> None:
    one, two = made.report("monitor", "a", identity="the baker"), made.report("monitor", "b", identity="the miller")
    if made.book.url.get_backend_name() == "sqlite":
        drop = "DROP TRIGGER content_no_update"
    else:
        drop = "DROP TRIGGER content_no_update ON content"
    with made.book.write(NOW) as writing:
        writing.connection.execute(text(drop))
        copied = (
            "UPDATE content SET body = (SELECT body FROM content WHERE kind = 'sealed' AND subject = :one) "
            "WHERE kind = 'sealed' AND subject = :two"
        )
        writing.connection.execute(text(copied), {"one": one, "two": two})
        with pytest.raises(BadValue, match="altered"):
            intake.open_sealed(writing, made.who["head"], two, "the court asks")
