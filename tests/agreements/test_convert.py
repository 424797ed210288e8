from __future__ import annotations

import datetime as dt
from pathlib import Path

import pytest

from treve.agreements.convert import asserter_id, convert, zone_of
from treve.agreements.schema import AgreementEntry
from treve.agreements.words import assertion_words
from treve.model.agreement import Agreement, ClauseKind
from treve.normalise.actor_book import actor_book

BOOK = actor_book()


def entry(**more: object) -> AgreementEntry:
    least = {
        "id": "a",
        "title": "t",
        "class": "c",
        "times": {},
        "parties": [],
        "territory": {},
        "sources": ["first", "second"],
    }
    return AgreementEntry.model_validate({**least, **more})


def made(**more: object) -> Agreement:
    return convert(entry(**more), Path("a.yaml"), BOOK)


@pytest.mark.parametrize(
    ("name", "found"),
    [
        ("russia", "russia"),
        ("TASS", "tass"),
        ("Trilateral Contact Group", "trilateral-contact-group"),
        ("Al-Jarida (reported Russian-Turkish understanding)", "al-jarida"),
        ("French press article", "french-press-article"),
        ("somebody at the market", "somebody at the market"),
    ],
)
def test_an_asserter_is_known_by_id_or_by_name(name: str, found: str) -> None:
    assert asserter_id(name, BOOK) == found


@pytest.mark.parametrize(
    ("zones", "found"),
    [
        (["Asia/Damascus", "Asia/Damascus"], "Asia/Damascus"),
        (["Europe/Kyiv", "Etc/GMT-3"], "Europe/Kyiv"),
        (["Asia/Gaza", "Asia/Jerusalem"], None),
        ([], None),
    ],
)
def test_without_a_stated_zone_it_is_the_one_zone_of_the_times(zones: list[str], found: str | None) -> None:
    times = [{"value": "2020-01-01T00:00", "tz": zone, "by": "russia"} for zone in zones]
    assert zone_of(entry(times={"effective": times})) == found
    assert zone_of(entry(times={"effective": times}, zone="Asia/Aden")) == "Asia/Aden"


def test_who_joined_is_asserted_from_the_day_of_joining_unless_another_day_is_given() -> None:
    joined = {"actor": "russia", "asserted": "joined", "by": "russia", "on": "2020-01-05"}
    signed = {"actor": "russia", "asserted": "signed", "by": "russia", "on": "2020-01-05"}
    first = [one.first for one in made(parties=[joined, {**joined, "from": "2020-01-09"}, signed]).assertions]
    assert first == [dt.date(2020, 1, 5), dt.date(2020, 1, 9), None]
    assert assertion_words()["joined"].from_day


def test_the_text_as_asserter_stands_in_the_text() -> None:
    by_text = {"actor": "russia", "asserted": "bound", "by": "memorandum text"}
    stated = {"actor": "russia", "asserted": "bound", "by": ["turkey", "iran"], "in_text": True}
    hearsay = {"actor": "russia", "asserted": "bound", "by": "TASS;EFE"}
    found = made(parties=[by_text, stated, hearsay]).assertions
    assert [one.in_text for one in found] == [True, True, False]
    assert [one.by for one in found] == [("memorandum-text",), ("turkey", "iran"), ("tass", "efe")]


def test_zones_are_the_territory_where_nothing_is_included() -> None:
    zones = [{"id": "Z", "name": "a valley"}]
    assert [one.area_id for one in made(territory={"zones": zones}).territory] == ["Z"]
    both = made(territory={"include": ["Syria"], "zones": zones})
    assert [one.area_id for one in both.territory] == ["territory-1"]
    assert [one.area_id for one in both.zones] == ["Z"]


def test_an_area_of_which_only_a_countrys_name_is_known_is_that_country() -> None:
    (area,) = made(territory={"include": ["Syria"]}).territory
    assert [(unit.country, unit.whole) for unit in area.units] == [("SY", True)]
    (unknown,) = made(territory={"include": ["the north"]}).territory
    assert unknown.units == ()


def test_acts_of_a_file_stand_in_place_of_those_of_the_code() -> None:
    (clause,) = made(prohibitions=[{"code": "all_hostilities", "acts": ["sniper"], "may_acts": ["flare"]}]).clauses
    assert (clause.acts, clause.may_acts) == (("sniper",), ("flare",))


def test_a_renewed_end_is_no_legal_end() -> None:
    ends = [
        {"value": "2020-06-01", "kind": "scheduled_end", "by": "russia", "renewed": renewed}
        for renewed in (True, False)
    ]
    assert [one.legal_end for one in made(times={"ended": ends}).times] == [False, True]


def test_a_mechanism_and_sanctions_of_which_nothing_is_known_are_no_clauses() -> None:
    assert made(mechanism={"body": None}, sanctions={"regime": None}).clauses == ()
    kinds = [one.kind for one in made(mechanism={"body": "commission"}, sanctions={"regime": True}).clauses]
    assert kinds == [ClauseKind.MECHANISM, ClauseKind.SANCTION]


def test_positions_in_sources_become_the_sources() -> None:
    (guarantor,) = made(guarantors=[{"actor": "russia", "role": "guarantor", "src": [2, 1]}]).guarantors
    assert guarantor.sources == ("second", "first")
