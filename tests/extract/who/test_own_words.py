"""Denials in the words of those who make them."""

from __future__ import annotations

import pytest

from tests.extract.made import texts


@pytest.mark.parametrize(
    ("text", "language", "denies"),
    [
        ('A truce was signed. "We are not a party to that deal," the opposition delegation said.', "en", "opposition delegation"),
        ('A truce was signed. "We have signed nothing," said Ali Hassan, spokesman of the Karsan Front.', "en", "Karsan Front"),
        ("Une trêve a été signée. « Nous n'avons rien signé », a déclaré le Front de Karsan.", "fr", "Front de Karsan"),
        ('Se firmó una tregua. "No somos parte de ese acuerdo", dijo el Frente Popular.', "es", "Frente Popular"),
        ("Подписано перемирие. «Мы не являемся стороной этого соглашения», — заявил Фронт Карсана.", "ru", "Фронт Карсана"),
        ('وقعت الحكومة هدنة. وقالت حركة الشمال: "لسنا طرفا في هذا الاتفاق".', "ar", "حركة الشمال"),
    ],
)  # fmt: skip
def test_we_who_signed_nothing_are_those_who_speak(text: str, language: str, denies: str) -> None:
    assert texts(text, "denies_party", language) == [denies]


@pytest.mark.parametrize(
    "text",
    [
        'A truce was signed. "We have signed it and will keep it," said the Karsan Front.',
        "A truce was signed. We have signed nothing of the kind here, and the paper goes on.",
        'Talks went on. "We have signed nothing," said the Karsan Front.',
    ],
    ids=["who signed", "no quote", "no agreement in the text"],
)
def test_nobody_else_denies(text: str) -> None:
    assert texts(text, "denies_party", "en") == []


@pytest.mark.parametrize(
    ("text", "language", "denies"),
    [
        ("A ceasefire was signed. The opposition announced it would not accept the agreement.", "en", ["opposition"]),
        ("A ceasefire was signed. If attacked, the opposition said it would not accept the agreement.", "en", []),
        ("Подписано перемирие. Движение Севера объявило, что не примет соглашение.", "ru", ["Движение Севера"]),
        ("وقعت الحكومة هدنة. وأعلنت جبهة الجنوب أنها لن تقبل الاتفاق.", "ar", ["جبهة الجنوب"]),
    ],
    ids=["announced", "a condition", "Russian", "Arabic"],
)
def test_what_is_announced_not_to_be_accepted_is_denied(text: str, language: str, denies: list[str]) -> None:
    assert texts(text, "denies_party", language) == denies
