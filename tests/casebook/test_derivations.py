"""Redacted copies and custody, on both databases: the original stays sealed, the copy says of what it was made."""

from __future__ import annotations

import hashlib

import pytest
from sqlalchemy import func, select

from tests.casebook.test_image_redaction import picture
from tests.casebook.test_seals import FORM, PAPER
from tests.casebook.world import NOW, World, world
from treve.casebook import attachments, derivations, erasure, intake, redaction, report_list, schema, sealed_files
from treve.casebook.book import Casebook
from treve.casebook.image_redaction import Rectangle
from treve.errors import BadValue, NotFound, Refused

PHOTO = attachments.read("baker.jpg", picture("JPEG"))
NOTE = attachments.read("note.txt", b"The baker saw it. THE BAKER'S son too.")
PART = [Rectangle(0, 0, 40, 40)]


@pytest.fixture
def made(book: Casebook) -> World:
    return world(book)


@pytest.fixture
def report_id(made: World) -> str:
    with made.book.write(NOW) as writing:
        return intake.submit(writing, made.who["monitor"], FORM, made.key, "mission", [PHOTO, NOTE, PAPER]).report_id


def test_a_preview_keeps_nothing_and_a_copy_is_kept_with_its_hash_and_its_line(made: World, report_id: str) -> None:
    analyst = made.who["analyst"]
    with made.book.read() as connection:
        before = connection.scalar(select(func.count()).select_from(schema.entry))
        shown = derivations.preview_picture(connection, analyst, report_id, 1, PART)
        assert connection.scalar(select(func.count()).select_from(schema.entry)) == before
        assert derivations.copies(connection, analyst, report_id) == []
    with made.book.write(NOW) as writing:
        hashed = derivations.redact_picture(writing, analyst, report_id, 1, PART, "for the parties")
        words = redaction.occurrences(NOTE.original.decode(), ["the baker"])
        text = derivations.redact_text(writing, analyst, report_id, 2, words, "for the parties")
        opened = sealed_files.original(writing, made.who["head"], report_id, 1, "the court asks")
    assert opened == PHOTO.original
    assert hashed == hashlib.sha256(shown).hexdigest()
    with made.book.read() as connection:
        assert derivations.copy(connection, analyst, report_id, hashed) == shown
        assert derivations.copy(connection, analyst, report_id, text).decode() == "[…] saw it. […]'S son too."
        listed = derivations.copies(connection, analyst, report_id)
        assert [(one["file"], one["from"]) for one in listed] == [(1, PHOTO.sha256), (2, NOTE.sha256)]
        lines = derivations.custody(connection, analyst, report_id, 1)
        assert [one["done"] for one in lines] == ["received", "redacted copy made", "opened"]
        assert [one["sha256"] for one in lines] == [PHOTO.sha256, hashed, PHOTO.sha256]
        assert lines[2]["by"] == made.who["head"].account_id
        assert [one["done"] for one in derivations.custody(connection, analyst, report_id, 3)] == ["received"]
        for who in ("liaison_a", "mediator"):
            for ask in (derivations.copies, lambda one, two, three: derivations.custody(one, two, three, 1)):
                with pytest.raises(NotFound):
                    ask(connection, made.who[who], report_id)
            with pytest.raises(NotFound):
                derivations.copy(connection, made.who[who], report_id, hashed)
        with pytest.raises(NotFound):
            derivations.copy(connection, analyst, report_id, PHOTO.sha256)


def test_a_summary_is_redacted_into_a_copy_and_stays_what_it_was(made: World, report_id: str) -> None:
    with made.book.write(NOW) as writing:
        summary = report_list.shown(writing.connection, made.who["analyst"], report_id)["summary"]
        spans = redaction.occurrences(summary, ["market"])
        said = derivations.redact_summary(writing, made.who["analyst"], report_id, summary, spans, "for the public")
        assert said == "shelling of the […]"
        assert (
            report_list.shown(writing.connection, made.who["analyst"], report_id)["summary"] == "shelling of the market"
        )


def test_what_cannot_be_redacted_and_who_may_not_are_refused(made: World, report_id: str) -> None:
    with made.book.write(NOW) as writing:
        for number, error in ((2, Refused), (3, Refused), (4, NotFound)):
            with pytest.raises(error):
                derivations.redact_picture(writing, made.who["analyst"], report_id, number, PART, "x")
        for number in (1, 3):
            with pytest.raises(Refused):
                derivations.redact_text(writing, made.who["analyst"], report_id, number, [], "x")
        for who, reason in (("commission", "x"), ("analyst", " "), ("owner", "x")):
            with pytest.raises(Refused):
                derivations.redact_picture(writing, made.who[who], report_id, 1, PART, reason)
        with pytest.raises(BadValue):
            derivations.redact_picture(writing, made.who["analyst"], report_id, 1, [Rectangle(0, 0, 999, 9)], "x")


def test_erasure_takes_the_copies_too(made: World, report_id: str) -> None:
    with made.book.write(NOW) as writing:
        derivations.redact_picture(writing, made.who["analyst"], report_id, 1, PART, "for the parties")
        assert writing.connection.scalar(select(func.count()).select_from(schema.blob)) == 5
        erasure.erase(writing, made.who["head"], report_id, "danger")
        assert writing.connection.scalar(select(func.count()).select_from(schema.blob)) == 0
