from __future__ import annotations

import pytest

from tests.extract.scoring import marked
from treve.extract.text.folding import folded
from treve.extract.text.language import language_of
from treve.model.draft import Language

TEXTS = [*marked("facts.jsonl"), *marked("held_out/facts.jsonl")]


@pytest.mark.parametrize("text", TEXTS, ids=[one["id"] for one in TEXTS])
def test_a_text_of_some_sentences_is_told(text: dict[str, str]) -> None:
    assert language_of(text["text"], folded(text["text"])) == text["language"]


@pytest.mark.parametrize(
    "text",
    [
        "",
        "12 34 !!",
        "停火协议已经签署。",
        "Der Waffenstillstand tritt um Mitternacht in Kraft und alle Seiten sollen ihn achten.",
        "Режим тиші набуде чинності опівночі, їхні сили відійдуть.",
        "آتش‌بس از نیمه‌شب پنجشنبه در سراسر کشور آغاز می‌شود و گروه‌ها پذیرفتند.",
    ],
)
def test_a_text_in_none_of_them_is_unknown(text: str) -> None:
    assert language_of(text, folded(text)) is Language.UNKNOWN
