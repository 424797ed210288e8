from __future__ import annotations

import pytest

from tests.extract.made import facts


def beginnings(text: str, language: str) -> list[tuple[str, list[str]]]:
    return [(one.text, one.value["instants"]) for one in facts(text, "in_force_from", language)]


@pytest.mark.parametrize(
    ("language", "text", "words"),
    [
        ("en", "They signed a ceasefire that takes effect immediately.", "immediately"),
        ("fr", "Ils ont signé un cessez-le-feu qui entre en vigueur sans délai.", "sans délai"),
        ("es", "Firmaron un alto el fuego que entra en vigor de inmediato.", "de inmediato"),
        ("ru", "Подписано соглашение о прекращении огня, которое вступает в силу немедленно.", "немедленно"),
        ("ar", "وقعا اتفاق وقف إطلاق النار الذي يدخل حيز التنفيذ فورا.", "فورا"),
    ],
)
def test_a_truce_that_begins_at_once_begins_on_the_day_of_publication(language: str, text: str, words: str) -> None:
    assert beginnings(text, language) == [(words, ["2016-12-29"])]


@pytest.mark.parametrize(
    ("language", "text"),
    [
        ("en", "The council called for a ceasefire to take effect immediately."),
        ("en", "If both sides sign, the ceasefire takes effect immediately."),
        ("en", "Under the truce the prisoners are to be freed immediately."),
        ("fr", "Le Conseil exige un cessez-le-feu qui entre en vigueur immédiatement."),
        ("ru", "Совет потребовал, чтобы перемирие вступило в силу немедленно."),
        ("ar", "دعا المجلس إلى وقف إطلاق النار يدخل حيز التنفيذ فورا."),
    ],
)
def test_a_truce_that_is_asked_for_or_hangs_on_a_condition_begins_nowhere(language: str, text: str) -> None:
    assert beginnings(text, language) == []


@pytest.mark.parametrize(
    ("language", "text", "words"),
    [
        ("es", "El acuerdo de cese al fuego entra en vigor el día de su firma.", "el día de su firma"),
        ("ru", "Соглашение о прекращении огня вступает в силу с момента его подписания.", "с момента его подписания"),
        ("en", "The ceasefire shall enter into force upon signature.", "upon signature"),
    ],
)
def test_a_truce_that_begins_with_its_signature_begins_on_the_day_of_publication(
    language: str, text: str, words: str
) -> None:
    assert beginnings(text, language) == [(words, ["2016-12-29"])]


def test_hours_after_the_signature_count_from_the_day_of_publication() -> None:
    text = "The ceasefire enters into force 72 hours after signature."
    assert beginnings(text, "en") == [("72 hours after signature", ["2017-01-01"])]
