"""Files of reports: the working copy in the open for who may see evidence, the original through the seal."""

from __future__ import annotations

import pytest
from sqlalchemy import insert, select

from tests.casebook.test_attachments import GPS
from tests.casebook.test_seals import FORM, PAPER, PHOTO
from tests.casebook.world import NOW, World, world
from treve.casebook import attachments, intake, schema, sealed_files, seals
from treve.casebook.book import Casebook
from treve.errors import BadFile, NotFound, Refused


@pytest.fixture
def made(book: Casebook) -> World:
    return world(book)


def test_the_working_copy_is_for_who_may_see_evidence_and_carries_no_place(made: World) -> None:
    with made.book.write(NOW) as writing:
        report_id = intake.submit(writing, made.who["monitor"], FORM, made.key, "mission", [PHOTO, PAPER]).report_id
    with made.book.read() as connection:
        listed = sealed_files.listing(connection, made.who["analyst"], report_id)
        assert [one["name"] for one in listed] == ["file-1.jpg", "file-2.pdf"]
        copy = sealed_files.working(connection, made.who["analyst"], report_id, 1)
        assert copy == PHOTO.working
        assert GPS not in copy
        with pytest.raises(Refused, match="no working copy"):
            sealed_files.working(connection, made.who["analyst"], report_id, 2)
        with pytest.raises(NotFound):
            sealed_files.working(connection, made.who["analyst"], report_id, 3)
        for stranger in ("liaison_a", "mediator", "commission"):
            with pytest.raises(NotFound):
                sealed_files.listing(connection, made.who[stranger], report_id)


def test_the_original_is_opened_with_a_right_and_a_reason_and_logged(made: World) -> None:
    with made.book.write(NOW) as writing:
        report_id = intake.submit(writing, made.who["monitor"], FORM, made.key, "mission", [PHOTO]).report_id
        for who, reason, error in (("analyst", "x", Refused), ("head", "", Refused), ("officer", "x", NotFound)):
            with pytest.raises(error):
                sealed_files.original(writing, made.who[who], report_id, 1, reason)
        assert sealed_files.original(writing, made.who["head"], report_id, 1, "the court asks") == PHOTO.original
        kinds = writing.connection.scalars(select(schema.content.c.kind)).all()
    assert kinds.count("opening") == 1


def test_a_text_that_is_its_own_working_copy_is_kept_in_the_open(made: World) -> None:
    note = attachments.read("note.txt", b"shelling at noon")
    with made.book.write(NOW) as writing:
        report_id = intake.submit(writing, made.who["monitor"], FORM, made.key, "mission", [note]).report_id
        assert sealed_files.working(writing.connection, made.who["analyst"], report_id, 1) == b"shelling at noon"
        assert sealed_files.original(writing, made.who["head"], report_id, 1, "x") == b"shelling at noon"


def test_bytes_that_are_not_those_filed_are_refused(made: World) -> None:
    sha256 = "0" * 64
    with made.book.write(NOW) as writing:
        box = seals.seal(writing.connection, seals.file_record(sha256), b"another file")
        writing.connection.execute(insert(schema.blob).values(sha256=sha256, data=box))
        with pytest.raises(BadFile, match="not the bytes"):
            sealed_files.opened(writing.connection, writing.ring, sha256)
        with pytest.raises(NotFound):
            sealed_files.opened(writing.connection, writing.ring, "1" * 64)
