"""Erasure, on both databases: nothing of what was said is left, and the log is sound."""

from __future__ import annotations

from pathlib import Path

import pytest
from sqlalchemy import func, select

from tests.casebook.test_attachments import GPS, jpeg, segment
from tests.casebook.world import NOW, World, world
from treve import log_folder
from treve.casebook import attachments, erasure, intake, log, outbox, report_form, report_list, schema
from treve.casebook.book import Casebook
from treve.errors import Refused

FORM = report_form.read(
    {
        "summary": "shelling of the market",
        "act": "artillery",
        "area": "Idlib",
        "occurred_from": "2017-01-05",
        "narrative": "seen from my roof",
        "identity": "the baker",
    },
    "x",
)
PHOTO = attachments.read("roof.jpg", jpeg(segment(0xE1, GPS)))


@pytest.fixture
def made(book: Casebook) -> World:
    return world(book)


def _count(made: World, name: str) -> int:
    with made.book.read() as connection:
        return int(connection.scalar(select(func.count()).select_from(schema.metadata.tables[name])) or 0)


def test_erasure_destroys_words_files_and_search_terms_and_leaves_a_sound_log(made: World, tmp_path: Path) -> None:
    with made.book.write(NOW) as writing:
        report_id = intake.submit(writing, made.who["monitor"], FORM, made.key, "mission", [PHOTO]).report_id
        other = intake.submit(writing, made.who["centre_1"], FORM, made.key, "guarantor_1", [PHOTO]).report_id
        with pytest.raises(Refused):
            erasure.erase(writing, made.who["analyst"], report_id, "law")
        assert erasure.erase(writing, made.who["head"], report_id, "asked_by_the_person") == 2
        log.sign(writing, made.key)
    assert _count(made, "blob") == 2
    with made.book.read() as connection:
        assert [one.subject for one in outbox.waiting(connection)] == [report_id, other, report_id]
    with made.book.write(NOW) as writing:
        erasure.erase(writing, made.who["head"], other, "danger")
        log.sign(writing, made.key)
    assert (_count(made, "blob"), _count(made, "attachment"), _count(made, "report_fact")) == (0, 0, 0)
    with made.book.read() as connection:
        assert report_list.shown(connection, made.who["analyst"], report_id)["state"] == "erased"
        log_folder.write(log.exported(connection, made.who["head"], made.key.public), tmp_path / "log")
    found = log_folder.check(tmp_path / "log")
    assert found.sound, found.faults
    assert found.erased == 4
    text = b"".join(path.read_bytes() for path in (tmp_path / "log").rglob("*") if path.is_file())
    assert b"market" not in text
