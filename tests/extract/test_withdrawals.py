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
