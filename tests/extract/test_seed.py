"""The text the project began with: what it says, where it says so, and what it leaves open."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest

from treve.extract import draft
from treve.model.draft import Draft, Fact, FactKind, RelationType

THURSDAYS = [f"2016-12-{day:02}T00:00+02:00" for day in (2, 9, 16, 23, 30)]
Read = Callable[[str], Draft]


@pytest.fixture(scope="module")
def read(shared_data: Path) -> Read:
    text = (shared_data / "seed_article_fr.txt").read_text(encoding="utf-8")
    return lambda published: draft(text, published=published, zone="Asia/Damascus")


def of_kind(told: Draft, kind: str) -> list[Fact]:
    return [one for one in told.facts if one.kind is FactKind(kind)]


def spans(told: Draft, kind: str) -> list[tuple[int, int]]:
    return [(one.start, one.end) for one in of_kind(told, kind)]


def test_who_agreed_on_what_and_where(read: Read) -> None:
    told = read("2016-12-29")
    assert [one.value["kind"] for one in of_kind(told, "agreement_document")] == [
        "ceasefire",
        "monitoring",
        "negotiation",
    ]
    assert [one.text for one in of_kind(told, "party")] == ["gouvernement syrien", "opposition armée"]
    assert [one.text for one in of_kind(told, "endorser")] == ["armée syrienne", "Coalition nationale syrienne"]
    assert {one.text for one in of_kind(told, "guarantor")} == {"Russie", "Iran", "Turquie"}
    assert [one.text for one in of_kind(told, "territory")] == ["ensemble du territoire syrien"]
    assert spans(told, "earlier_truce") == [(1406, 1525)]
    assert of_kind(told, "excluded_actor") == []


def test_both_wordings_of_the_beginning_are_kept(read: Read) -> None:
    by_month, by_day = (of_kind(read(one), "in_force_from") for one in ("2016-12", "2016-12-29"))
    assert [one.value["instants"] for one in by_month] == [THURSDAYS]
    assert [one.value["instants"] for one in by_day] == [["2016-12-30T00:00+02:00"]]
    for (one,) in (by_month, by_day):
        assert (one.start, one.end) == (114, 132)
        assert [(other["start"], other["end"]) for other in one.further["alternatives"]] == [(426, 438), (411, 438)]


def test_the_withdrawal_is_one_and_partial(read: Read) -> None:
    (one,) = of_kind(read("2016-12-29"), "withdrawal")
    assert (one.value["extent"], one.value["status"]) == ("partial", "announced")


def test_the_toll_is_more_than_and_the_exiles_are_vague(read: Read) -> None:
    killed, exiled = of_kind(read("2016-12-29"), "figure")
    assert (killed.start, killed.value) == (2265, {"measure": "killed", "low": 310_000, "high": None, "strict": True})
    assert exiled.value["vague"]
    assert exiled.value["measure"] == "refugees"


def test_what_the_speaker_reserves_is_his_own(read: Read) -> None:
    told = read("2016-12-29")
    assert {one.value["speaker"] for one in of_kind(told, "quote")} == {"Vladimir Poutine"}
    assert any(one.text.startswith("poursuivre absolument la lutte") for one in of_kind(told, "quote"))
    assert of_kind(told, "exception") == of_kind(told, "obligation") == []


def test_who_backs_whom_and_who_stays_out(read: Read) -> None:
    told = {(one.type, one.who, one.whom) for one in read("2016-12-29").relations}
    assert (RelationType.SUPPORTS, "Turquie", "rebelles") in told
    assert {one for kind, one, _ in told if kind is RelationType.SUPPORTS} == {"Russie", "Iran", "Turquie"}
    assert (RelationType.SUPPORTS, "Turquie", "régime de Bachar Al-Assad") not in told
    assert (RelationType.ABSENT, "Etats-Unis", None) in told
    assert (RelationType.CONFIRMS, "armée syrienne", None) in told
