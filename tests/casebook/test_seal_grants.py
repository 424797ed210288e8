"""Keys of persons, and the change of the casebook's own, on both databases."""

from __future__ import annotations

from pathlib import Path

import pytest
from sqlalchemy import func, select

from tests.casebook.test_seals import FORM, PAPER, PHOTO
from tests.casebook.world import NOW, World, world
from treve.casebook import cases, intake, key_ring, people, schema, seal_grants, sealed_files, sealing, seals
from treve.casebook.book import Casebook
from treve.casebook.key_ring import KeyRing
from treve.casebook.sealing import Purpose
from treve.errors import BadFile, BadValue, Refused


@pytest.fixture
def made(book: Casebook) -> World:
    return world(book)


def _filed(made: World) -> str:
    with made.book.write(NOW) as writing:
        return intake.submit(writing, made.who["monitor"], FORM, made.key, "mission", [PHOTO, PAPER]).report_id


def _own(made: World, name: str, path: Path) -> KeyRing:
    key = sealing.new_key(Purpose.PEOPLE)
    key_ring.write_secret(path, key.text())
    with made.book.write(NOW) as writing:
        seal_grants.add_key(writing, made.who[name], key.public)
    return KeyRing(path)


def test_a_person_opens_with_a_key_of_their_own_what_was_granted_and_no_more(made: World, tmp_path: Path) -> None:
    one, two = _filed(made), made.report("monitor", "another", identity="the miller")
    case_id = made.case(one)
    own, officer = _own(made, "officer", tmp_path / "officer"), made.who["officer"]
    with made.book.write(NOW) as writing:
        # Neither a key without a right nor a right without a grant opens anything.
        with pytest.raises(Refused, match="must be allowed"):
            seal_grants.grant(writing, made.who["head"], one, officer.account_id)
        cases.assign(writing, made.who["head"], case_id, officer.account_id)
        with pytest.raises(BadFile, match="not for this part"):
            intake.open_sealed(writing, officer, one, "to verify", own)
        assert seal_grants.grant(writing, made.who["head"], one, officer.account_id) == 5
        assert seal_grants.grant(writing, made.who["head"], one, officer.account_id) == 0
    with made.book.write(NOW) as writing:
        writing.ring = None
        assert intake.open_sealed(writing, officer, one, "to verify", own)[0]["identity"] == "the baker of Saraqib"
        assert sealed_files.names(writing, one, own)[1] == "letter by the baker.pdf"
        assert sealed_files.original(writing, officer, one, 1, "to verify", own) == PHOTO.original
        with pytest.raises(BadFile):
            seals.unseal(writing.connection, own, *_first_box(writing.connection, two))
        kinds = writing.connection.scalars(select(schema.content.c.kind)).all()
    assert kinds.count("seal_grant") == 2
    with made.book.write(NOW) as writing:
        people.disable(writing, officer.account_id)
        with pytest.raises(BadFile, match="not for this part"):
            seals.data_key(writing.connection, own, seal_grants.records_of(writing.connection, one)[0])


def _first_box(connection: object, report_id: str) -> tuple[str, bytes]:
    content = schema.content
    query = select(content.c.position, content.c.body).where(content.c.kind == "sealed", content.c.subject == report_id)
    row = connection.execute(query).first()  # type: ignore[attr-defined]
    return seals.entry_record(row.position), bytes(row.body)


def test_who_may_not_open_grants_nothing_and_gets_nothing(made: World, tmp_path: Path) -> None:
    report_id = _filed(made)
    with made.book.write(NOW) as writing:
        for who, to in (("analyst", "head"), ("head", "analyst"), ("monitor", "head"), ("head", "liaison_a")):
            with pytest.raises(Refused):
                seal_grants.grant(writing, made.who[who], report_id, made.who[to].account_id)
        with pytest.raises(Refused, match="no sealing key"):
            seal_grants.grant(writing, made.who["head"], report_id, made.who["head"].account_id)
    own = _own(made, "head", tmp_path / "head")
    (key,) = own.keys().values()
    with made.book.write(NOW) as writing:
        with pytest.raises(Refused, match="known already"):
            seal_grants.add_key(writing, made.who["analyst"], key.public)
        with pytest.raises(BadValue, match="people"):
            seal_grants.add_key(writing, made.who["head"], sealing.new_key(Purpose.CODES).public)


def test_after_a_change_of_keys_everything_opens_with_the_new_and_nothing_with_the_old(
    made: World, tmp_path: Path
) -> None:
    report_id = _filed(made)
    with made.book.write(NOW) as writing:
        secret = people.set_totp(writing, made.who["head"].account_id)
    own = _own(made, "head", tmp_path / "head")
    assert made.book.ring is not None
    old = KeyRing(None, key_ring.lines(made.book.ring.keys().values()))
    with made.book.read() as connection:
        boxes = connection.execute(select(schema.content.c.position, schema.content.c.body)).all()
    with made.book.write(NOW) as writing:
        seal_grants.grant(writing, made.who["head"], report_id, made.who["head"].account_id)
        new = KeyRing(None, key_ring.lines(seal_grants.rotate(writing, old)))
    with made.book.write(NOW) as writing:
        for ring in (new, own):
            (told,) = intake.open_sealed(writing, made.who["head"], report_id, "the court asks", ring)
            assert told["identity"] == "the baker of Saraqib"
        for record in writing.connection.scalars(select(schema.seal_wrap.c.record).distinct()).all():
            with pytest.raises(BadFile, match="not for this part"):
                seals.data_key(writing.connection, old, record)
            assert seals.data_key(writing.connection, new, record)
        kept = writing.connection.execute(select(schema.content.c.position, schema.content.c.body)).all()
        assert kept[: len(boxes)] == boxes
        # What is sealed from now on is sealed for the new keys.
        later = intake.submit(writing, made.who["sector"], FORM, made.key, "mission").report_id
        assert intake.open_sealed(writing, made.who["head"], later, "the court asks", new)
        assert secret


def test_a_process_that_read_the_old_keys_reads_the_new_ones_when_it_needs_them(made: World, tmp_path: Path) -> None:
    report_id = _filed(made)
    assert made.book.ring is not None
    old = list(made.book.ring.keys().values())
    with made.book.write(NOW) as writing:
        new = seal_grants.rotate(writing, KeyRing(None, key_ring.lines(old)))
        key_ring.replace_secret(tmp_path / "log.sealing", key_ring.lines(new))
    with made.book.write(NOW) as writing:
        assert intake.open_sealed(writing, made.who["head"], report_id, "x")[0]["identity"] == "the baker of Saraqib"


def test_keys_are_not_changed_without_the_old_ones(made: World, tmp_path: Path) -> None:
    _filed(made)
    with pytest.raises(BadFile, match="missing"), made.book.write(NOW) as writing:
        seal_grants.rotate(writing, KeyRing(tmp_path / "none"))
    with made.book.read() as connection:
        assert connection.scalar(select(func.count()).select_from(schema.seal_key)) == 2
        assert len(seals.house_keys(connection, Purpose.PEOPLE)) == 1
