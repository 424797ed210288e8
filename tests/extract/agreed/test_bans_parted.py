"""Where one ban ends and the next begins."""

from __future__ import annotations

import pytest

from tests.extract.made import SIGNED, texts
from treve.extract.agreed.bans_parted import parted


@pytest.mark.parametrize(
    ("text", "bans"),
    [
        ("n'erigeront plus de barricades", ["n'erigeront plus de barricades"]),
        (
            "ne tireront plus et l'armee ne visera ni villes ni ports",
            ["ne tireront plus", "ne visera ni villes ni ports"],
        ),
        ("los vuelos de drones, salvo los de vigilancia", ["los vuelos de drones"]),
        ("shall not move troops, except medical staff", ["shall not move troops"]),
        ("no minaran caminos y no cobraran impuestos", ["no minaran caminos y no cobraran impuestos"]),
    ],
)
def test_a_ban_ends_before_an_exception_and_before_another_subject(text: str, bans: list[str]) -> None:
    assert [text[slice(*one)] for one in parted(text, [(0, len(text))])] == bans


def test_bans_joined_by_and_are_one() -> None:
    text = "no attack and no ambush"
    assert parted(text, [(0, 9), (14, 23)]) == [(0, 23)]
    assert parted("no attack; no ambush", [(0, 9), (11, 20)]) == [(0, 9), (11, 20)]


def test_two_sides_are_forbidden_two_things() -> None:
    text = SIGNED["fr"] + "Les rebelles ne tireront plus de roquettes et l'armée ne visera plus les ports."
    assert texts(text, "prohibition", "fr") == ["ne tireront plus de roquettes", "ne visera plus les ports"]
