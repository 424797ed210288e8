"""The sheet of a draft."""

from __future__ import annotations

import io

import docx

from tests.extract.made import read
from treve.bulletin.draft_docx import draft_docx
from treve.normalise.actor_book import actor_book


def words(text: str, language: str) -> str:
    made = docx.Document(io.BytesIO(draft_docx(read(text, "en"), "x", actor_book(), language)))
    return "\n".join(one.text for one in made.paragraphs)


def test_the_sheet_tells_the_draft_in_either_language() -> None:
    text = "The army and the rebels signed a truce."
    assert "Party: army" in words(text, "en")
    assert "Partie: army" in words(text, "fr")
    assert "Questions to answer" in words(text, "en")


def test_what_does_not_fit_is_said_to_be_left_out() -> None:
    text = " ".join(f"Shells hit the village of Tir{chr(65 + number)}a on Monday." for number in range(26)) * 2
    assert "further facts are left out of this sheet" in words(text, "en")
