"""Withdrawals and how far they have got."""

from __future__ import annotations

import pytest

from tests.extract.made import facts


@pytest.mark.parametrize(
    ("language", "text", "status", "extent"),
    [
        ("en", "Russia announced a partial withdrawal of its forces.", "announced", "partial"),
        ("en", "The army began withdrawing its tanks.", "begun", "unknown"),
        ("en", "Observers confirmed the full withdrawal of government troops.", "verified", "full"),
        ("en", "The army denied that its troops had left their positions.", "denied", "unknown"),
        ("fr", "L'armée a commencé à retirer ses blindés.", "begun", "unknown"),
        ("ru", "Войска начали отвод подразделений.", "begun", "unknown"),
    ],
)
def test_the_status_is_what_the_words_say(language: str, text: str, status: str, extent: str) -> None:
    (found,) = facts(text, "withdrawal", language)
    assert (found.value["status"], found.value["extent"]) == (status, extent)


def test_what_another_clause_denies_is_another_withdrawal() -> None:
    text = "Russia announced a withdrawal of its forces, but Ukraine denied that any troops had left their positions."
    assert [one.value["status"] for one in facts(text, "withdrawal", "en")] == ["announced", "denied"]


@pytest.mark.parametrize(
    ("language", "text"),
    [
        ("en", "The withdrawal of foreign troops was not discussed. A truce was signed."),
        ("fr", "Une trêve a été signée. Le retrait des forces étrangères n'a pas été abordé."),
        ("en", "The army will withdraw its troops on Monday."),
    ],
)
def test_a_withdrawal_nobody_announced_is_none(language: str, text: str) -> None:
    assert facts(text, "withdrawal", language) == []


@pytest.mark.parametrize(
    ("language", "text"),
    [
        ("en", "The army announced that it would pull back its troops from the town."),
        ("fr", "L'armée a annoncé que ses troupes se retireraient de la ville."),
        ("es", "El ejército anunció que retirará sus tropas de la ciudad."),
        ("ar", "أعلن الجيش أنه سيسحب قواته من المدينة."),
    ],
)
def test_a_withdrawal_to_come_is_announced_by_who_withdraws(language: str, text: str) -> None:
    assert [one.value["status"] for one in facts(text, "withdrawal", language)] == ["announced"]
