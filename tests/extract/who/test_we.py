"""What is said of "us", and Spanish pasts that look like futures."""

from __future__ import annotations

import pytest

from tests.extract.made import texts


@pytest.mark.parametrize(
    ("text", "language"),
    [
        (
            'The truce was signed. "Our army will withdraw only when we are safe and must never be disarmed," the minister said.',
            "en",
        ),
        (
            "La trêve a été signée. « Nos troupes devront rester et nous ne pouvons pas quitter la ville », a dit le ministre.",
            "fr",
        ),
        ('Se firmó la tregua. "No puede aceptarse que nuestro gobierno sea excluido", reclamó el Frente.', "es"),
    ],
)
def test_what_a_speaker_says_of_us_is_no_clause(text: str, language: str) -> None:
    assert texts(text, "obligation", language) == []
    assert texts(text, "prohibition", language) == []


def test_the_words_of_the_agreement_in_quotes_are_clauses() -> None:
    text = 'The truce was signed. "The army will withdraw its troops and must not recruit children," the text says.'
    assert texts(text, "obligation", "en") == ["The army will withdraw its troops"] or texts(
        text, "obligation", "en"
    ) == ["will withdraw its troops"]
    assert texts(text, "prohibition", "en") == ["must not recruit children"]


def test_a_past_without_its_accent_is_no_future() -> None:
    assert texts("Se firmó la tregua. La guerrilla entregara las armas sería noticia.", "obligation", "es") == []
    assert texts("Se firmó la tregua. La guerrilla entregará las armas en mayo.", "obligation", "es") == [
        "entregará las armas en mayo"
    ]


@pytest.mark.parametrize(
    "text",
    [
        "The truce was announced. The president ordered the army to stop all attacks.",
        "The truce was announced after efforts to end the bombing failed.",
    ],
)
def test_an_aim_is_no_ban(text: str) -> None:
    assert texts(text, "prohibition", "en") == []


def test_a_ban_ends_before_who_says_so() -> None:
    text = "The army and the rebels agreed to refrain from attacks on roads, bridges and ports, the ministry said in a statement."
    assert texts(text, "prohibition", "en") == ["refrain from attacks on roads, bridges and ports"]


def test_an_hour_does_not_end_a_duty() -> None:
    text = "A truce was signed. The army shall leave the town before 13:00 on Monday with all its weapons."
    assert texts(text, "obligation", "en") == ["shall leave the town before 13:00 on Monday with all its weapons"]


def test_the_second_verb_of_a_body_is_no_duty() -> None:
    text = "Un comité de surveillance dirigé par l'ONU supervisera la trêve et facilitera le retour des déplacés."
    assert texts(text, "obligation", "fr") == []
