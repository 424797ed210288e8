from __future__ import annotations

import io

import pypdf
import pytest

from treve.bulletin.edition.content import Around, content
from treve.bulletin.edition.figures import Figures
from treve.bulletin.edition.pictures import days_picture
from treve.bulletin.edition.printed import pdf, png
from treve.bulletin.voices import Voices
from treve.catalogue import speaking


@pytest.mark.parametrize(
    ("language", "words"), [("en", "Recorded incidents"), ("fr", "Incidents enregistrés"), ("ar", "2017-01-12")]
)
def test_the_same_edition_has_the_same_bytes_and_says_its_words(
    told: Figures, around: Around, language: str, words: str
) -> None:
    with speaking(language):
        made = content(told, around, Voices({}))
        data = pdf(made, told.period.last_day)
        assert data == pdf(made, told.period.last_day)
    read = pypdf.PdfReader(io.BytesIO(data))
    assert words in " ".join(page.extract_text() for page in read.pages)
    assert read.metadata is not None
    assert read.metadata.title == made.title


def test_a_picture_becomes_a_png(told: Figures) -> None:
    picture = days_picture(told)
    assert picture is not None
    assert png(picture.svg).startswith(b"\x89PNG")
