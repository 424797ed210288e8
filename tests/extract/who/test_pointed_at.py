"""Whom "these two countries" means."""

from __future__ import annotations

import pytest

from tests.extract.made import texts


@pytest.mark.parametrize(
    ("language", "before", "cue", "expected"),
    [
        ("en", "Qatar and Egypt met in Doha.", "The truce was brokered by these two countries.", ["Qatar", "Egypt"]),
        ("fr", "Le Qatar et l'Égypte se sont vus.", "La trêve est garantie par ces deux pays.", ["Qatar", "Égypte"]),
    ],
)
def test_the_states_named_before_are_meant_if_they_are_exactly_so_many(
    language: str, before: str, cue: str, expected: list[str]
) -> None:
    kind = "mediator" if language == "en" else "guarantor"
    assert texts(f"{before} {cue}", kind, language) == expected


def test_three_states_are_not_these_two() -> None:
    text = "Qatar, Egypt and Jordan met. The truce was brokered by these two countries."
    assert texts(text, "mediator", "en") == []
