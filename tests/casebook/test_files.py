"""Files of reports: copies without metadata, to who may see the evidence."""

from __future__ import annotations

import pytest

from tests.casebook.test_attachments import GPS, jpeg, segment
from tests.casebook.world import NOW, world
from treve.casebook import attachments, files, intake, report_form
from treve.casebook.book import Casebook
from treve.errors import NotFound, Refused


def test_a_copy_has_no_metadata_and_no_name_and_none_is_made_of_what_cannot_be_cleaned(sqlite_book: Casebook) -> None:
    made = world(sqlite_book)
    photo = attachments.read("the baker's roof.jpg", jpeg(segment(0xE1, GPS)))
    paper = attachments.read("letter.pdf", b"%PDF-1.4 words")
    with made.book.write(NOW) as writing:
        form = report_form.read({"summary": "x"}, "x")
        report = intake.submit(writing, made.who["monitor"], form, made.key, "mission", [photo, paper]).report_id
    with made.book.read() as connection:
        copy = files.working_copy(connection, made.who["analyst"], report, photo.sha256)
        assert (copy.data, copy.media_type, copy.name) == (photo.working, "image/jpeg", f"{report}-1.jpg")
        assert GPS not in copy.data
        with pytest.raises(Refused):
            files.working_copy(connection, made.who["analyst"], report, paper.sha256)
        for who, name in (("liaison_a", photo.sha256), ("commission", photo.sha256), ("analyst", "0" * 64)):
            with pytest.raises(NotFound):
                files.working_copy(connection, made.who[who], report, name)
