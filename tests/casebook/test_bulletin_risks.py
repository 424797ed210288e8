"""What publishing could do to people: counted against cases worked out by hand."""

from __future__ import annotations

from typing import Any

import pytest

from tests.casebook.world import NOW, world
from treve.casebook import bulletin_risks, protection
from treve.casebook.book import Casebook
from treve.casebook.bulletin_readers import Reach
from treve.casebook.bulletin_risks import Risk

CONSENT = {"verification": "verification", "all": "verification;notification;publication"}


def _incident(first: str, last: str, place: str | None, act: str, admin1: str) -> dict[str, Any]:
    return {"first_day": first, "last_day": last, "place": place, "latitude": None, "act": act, "admin1": admin1}


EDITION = {
    "late_additions": {"incidents": 2},
    "incidents": [
        _incident("2017-01-02", "2017-01-08", None, "artillery", "Idlib"),
        _incident("2017-01-05", "2017-01-05", "Saraqib", "artillery", "Idlib"),
        _incident("2017-01-05", "2017-01-06", "Taftanaz", "artillery", "Hama"),
    ],
}


@pytest.mark.parametrize(
    ("reach", "found"),
    [
        (Reach.MISSION, {}),
        # Every day and every number may be told to the commission, but no place finer than its grid.
        (Reach.COMMISSION, {"finer_place": 2, "told_late": 2}),
        # By whole weeks; Idlib 2 and Hama 1 are below 3, artillery 3 is not.
        (Reach.PARTIES, {"finer_place": 2, "finer_day": 2, "small_number": 2, "told_late": 2}),
    ],
    ids=["mission", "commission", "parties"],
)
def test_an_edition_is_held_against_the_grain_of_its_readers(reach: Reach, found: dict[str, int]) -> None:
    assert {one.code: one.number for one in bulletin_risks.of_edition(reach, EDITION)} == found


def test_people_are_asked_for_the_use_and_those_in_danger_are_named_as_a_number(sqlite_book: Casebook) -> None:
    made = world(sqlite_book)
    agreed = made.report("monitor", "a", consent=CONSENT["all"])
    narrow = made.report("monitor", "b", consent=CONSENT["verification"])
    silent = made.report("monitor", "c", narrative="what would tell who it is")
    danger = made.report("monitor", "d", consent=CONSENT["all"])
    with made.book.write(NOW) as writing:
        protection.set_threat(writing, made.who["monitor"], danger, True, "x")
    every = [agreed, narrow, silent, danger]
    with made.book.read() as connection:

        def risks(reach: Reach, who: str = "head") -> set[tuple[str, int, bool]]:
            found = bulletin_risks.of_reports(connection, made.who[who], reach, every)
            return {(one.code, one.number, one.stops) for one in found}

        others = {("in_danger", 1, False), ("has_sealed", 1, False)}
        assert risks(Reach.MISSION) == set()
        assert risks(Reach.COMMISSION) == others | {("no_consent", 1, False)}
        assert risks(Reach.PARTY) == others | {("no_consent", 2, True)}
        # Nobody vouches for what they cannot see.
        assert ("no_consent", 4, True) in risks(Reach.PARTIES, "officer")


def test_only_the_casebook_s_own_reports_are_asked_about() -> None:
    named = [
        {"reports": ["table:R-0000000000000001", "acled:7", "table:RU-9"]},
        {"reports": ["table:R-0000000000000001"]},
    ]
    assert bulletin_risks.reports_in(named) == ("R-0000000000000001",)


def test_a_risk_survives_the_log() -> None:
    one = Risk("no_consent", 3, True)
    assert Risk.from_plain(one.plain()) == one
