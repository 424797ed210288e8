"""Withdrawals beside duties and incidents told in the same words."""

from __future__ import annotations

from tests.extract.made import read as drafted


def test_what_those_who_leave_announce_is_no_duty_and_weapons_that_go_are_no_incident() -> None:
    text = "Les rebelles ont signé une trêve. Nos unités évacueront le camp de Vao."
    kinds = [one.kind.value for one in drafted(text, "fr").facts]
    assert "withdrawal" in kinds
    assert "obligation" not in kinds
    text = "Les rebelles ont signé une trêve. Les observateurs ont vu partir onze obusiers de Vao."
    kinds = [one.kind.value for one in drafted(text, "fr").facts]
    assert "withdrawal" in kinds
    assert "incident" not in kinds
    text = "Les rebelles ont signé une trêve. Les rebelles évacueront le camp de Vao."
    assert "obligation" in [one.kind.value for one in drafted(text, "fr").facts]
