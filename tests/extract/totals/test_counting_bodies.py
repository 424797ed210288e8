"""Missions that count violations watch over the agreement."""

from __future__ import annotations

from tests.extract.made import read
from treve.model.draft import FactKind


def measures(text: str, language: str) -> list[str]:
    return [one.text for one in read(text, language).facts if one.kind is FactKind.MONITORING_MEASURE]


def test_a_mission_that_registers_violations_is_told_once() -> None:
    text = "UNFICYP registered 31 violations of the ceasefire. UNFICYP recorded 44 violations the week before."
    assert measures(text, "en") == ["UNFICYP"]


def test_the_two_parts_of_a_name_stay_together() -> None:
    assert measures("La MAPP-OEA registró 18 violaciones del cese al fuego.", "es") == ["MAPP-OEA"]


def test_a_party_that_counts_watches_over_nothing() -> None:
    text = "The army and the Karsan Front signed a truce. The army recorded 12 violations by the Front."
    assert measures(text, "en") == []
