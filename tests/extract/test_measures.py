"""Monitoring and talks."""

from __future__ import annotations

import pytest

from tests.extract.made import texts


@pytest.mark.parametrize(
    ("language", "text", "kind", "expected"),
    [
        ("en", "A joint monitoring commission is set up.", "monitoring_measure", ["joint monitoring commission"]),
        ("fr", "Un comité conjoint de suivi est créé.", "monitoring_measure", ["comité conjoint de suivi"]),
        ("es", "Se crea una comisión mixta.", "monitoring_measure", ["comisión mixta"]),
        ("en", "Both sides will resume peace talks.", "negotiation_commitment", ["resume peace talks"]),
        ("ru", "Стороны должны начать переговоры.", "negotiation_commitment", ["начать переговоры"]),
        ("en", "The talks resumed yesterday.", "negotiation_commitment", []),
    ],
)
def test_bodies_and_promises_are_read(language: str, text: str, kind: str, expected: list[str]) -> None:
    assert texts(text, kind, language) == expected
