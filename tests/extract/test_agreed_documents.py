"""Documents counted and typed."""

from __future__ import annotations

import pytest

from tests.extract.made import facts


def kinds(text: str, language: str) -> list[str]:
    return [str(one.value["kind"]) for one in facts(text, "agreement_document", language)]


@pytest.mark.parametrize(
    ("language", "text", "expected"),
    [
        ("en", "They signed a ceasefire and a prisoner exchange deal.", ["ceasefire", "exchange"]),
        ("fr", "Un accord sur la surveillance de la trêve a été signé.", ["monitoring"]),
        ("es", "Firmaron una tregua humanitaria.", ["humanitarian"]),
        ("ru", "Стороны подписали меморандум об отводе войск.", ["withdrawal"]),
        ("ar", "أعلن الطرفان هدنة إنسانية.", ["humanitarian"]),
    ],
)
def test_each_kind_is_told_once(language: str, text: str, expected: list[str]) -> None:
    assert kinds(text, language) == expected


def test_numbered_documents_run_from_their_ordinal_to_the_end_of_their_clause() -> None:
    text = "Two documents were signed: a first on a ceasefire, a second on monitoring compliance."
    found = facts(text, "agreement_document", "en")
    assert [(one.value["kind"], one.text) for one in found] == [
        ("ceasefire", "a first on a ceasefire"),
        ("monitoring", "a second on monitoring compliance"),
    ]


def test_violations_of_a_truce_announce_none() -> None:
    assert kinds("The centre announced 39 ceasefire violations.", "en") == []
