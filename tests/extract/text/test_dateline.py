from __future__ import annotations

import pytest

from treve.extract.text.dateline import dateline
from treve.extract.text.folding import folded
from treve.model.draft import Language


@pytest.mark.parametrize(
    ("text", "language", "said"),
    [
        (" date 2016-12 Le Président", Language.FRENCH, "2016-12"),
        ("GENÈVE, 29 décembre 2016 (AFP) – Les parties", Language.FRENCH, "2016-12-29"),
        ("Geneva, 29 December 2016 - The parties", Language.ENGLISH, "2016-12-29"),
        ("Bogotá, 24 de noviembre de 2016\nEl gobierno", Language.SPANISH, "2016-11-24"),
        ("Published: 2016-12-29\nText", Language.ENGLISH, "2016-12-29"),
    ],
)
def test_a_dateline_is_read(text: str, language: Language, said: str) -> None:
    known = dateline(folded(text), language)
    assert known is not None
    assert known.said == said


@pytest.mark.parametrize(
    "text",
    [
        "",
        "Le 29 décembre 2016, les parties ont signé.",
        "date 2016-13",
        "L'accord du 24 novembre 2016 a tenu – dit-on.",
    ],
)
def test_a_date_in_a_sentence_is_no_dateline(text: str) -> None:
    assert dateline(folded(text), Language.FRENCH) is None
