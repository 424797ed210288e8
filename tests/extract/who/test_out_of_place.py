"""Names that name no actor."""

from __future__ import annotations

import pytest

from tests.extract.made import texts


@pytest.mark.parametrize(
    ("text", "language", "parties"),
    [
        ("Warring factions in the country have signed a ceasefire.", "en", []),
        ("Les parties belligérantes ont signé un cessez-le-feu.", "fr", []),
        ("Воюющие стороны подписали перемирие.", "ru", []),
        ("Rebel factions in the country have signed a ceasefire.", "en", ["Rebel factions"]),
    ],
)
def test_whoever_is_at_war_names_nobody(text: str, language: str, parties: list[str]) -> None:
    assert texts(text, "party", language) == parties
