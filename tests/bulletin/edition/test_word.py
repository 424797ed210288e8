from __future__ import annotations

import io
import time

import docx
import pytest

from treve.bulletin.edition.content import Around, content
from treve.bulletin.edition.figures import Figures
from treve.bulletin.edition.word import docx_bytes
from treve.bulletin.voices import Voices
from treve.catalogue import speaking


@pytest.mark.parametrize("language", ["en", "ar"])
def test_the_document_has_every_table_and_the_same_bytes_later(told: Figures, around: Around, language: str) -> None:
    with speaking(language):
        made = content(told, around, Voices({}))
        data = docx_bytes(made, told.period.last_day)
        time.sleep(2.1)  # a zip file tells time in steps of two seconds
        assert data == docx_bytes(made, told.period.last_day)
    read = docx.Document(io.BytesIO(data))
    grids = [grid for one in made.sections for grid in one.grids]
    assert [len(table.rows) - 1 for table in read.tables] == [len(grid.rows) for grid in grids]
    assert len(read.inline_shapes) == sum(len(one.pictures) for one in made.sections)
    assert ("w:bidiVisual" in read.element.xml) is (language == "ar")
