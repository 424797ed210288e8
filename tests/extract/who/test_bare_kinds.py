"""A bare kind of group that stands for the one name that holds it."""

from __future__ import annotations

import pytest

from tests.extract.made import facts, texts


def test_a_bare_kind_stands_for_the_one_name_that_holds_it() -> None:
    text = (
        "The Equatoria Patriotic Movement welcomed the envoy. On Monday the movement and the government signed a truce."
    )
    (movement,) = [one for one in facts(text, "party", "en") if "Movement" in one.text]
    assert movement.text == "Equatoria Patriotic Movement"
    assert [one["text"] for one in movement.further["alternatives"]] == ["movement"]


@pytest.mark.parametrize(
    "text",
    [
        "The Karsan Liberation Movement met the Ostanian Workers' Movement. On Monday the movement signed a truce.",
        "The government of Karsan fell. The movement signed a truce.",
    ],
)
def test_a_bare_kind_of_several_names_or_of_none_stands_for_itself(text: str) -> None:
    assert texts(text, "party", "en") in (["movement"], [])


def test_anybody_may_be_called_the_army() -> None:
    text = "The Karsan Liberation Army retreated. On Monday the army and the rebels signed a truce."
    assert "army" in texts(text, "party", "en")
