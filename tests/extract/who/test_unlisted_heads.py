"""Several people told by a noun that no list knows and where they are from."""

from __future__ import annotations

import pytest

from tests.extract.made import SIGNED, texts


@pytest.mark.parametrize(
    ("language", "text", "who"),
    [
        ("fr", "Les archers de Kabeke n'ont rien signé.", "archers de Kabeke"),
        ("es", "Los arqueros de Kabeke rechazaron sumarse.", "arqueros de Kabeke"),
        ("en", "The archers of Kabeke refused to sign the truce.", "archers of Kabeke"),
    ],
)
def test_the_noun_belongs_to_the_name(language: str, text: str, who: str) -> None:
    assert texts(SIGNED[language] + text, "denies_party", language) == [who]


def test_a_title_is_none() -> None:
    assert texts(SIGNED["fr"] + "Les ministres de Kabeke ont refusé de signer l'accord.", "denies_party", "fr") != [
        "ministres de Kabeke"
    ]
