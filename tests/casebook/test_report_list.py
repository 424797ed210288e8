"""Lists of reports: filters against a plain reading of every report, and pages without gap."""

from __future__ import annotations

import dataclasses
from typing import Any

import pytest

from tests.casebook.world import NOW, World, world
from treve.casebook import intake, report_list
from treve.casebook.book import Casebook
from treve.casebook.report_list import Wanted
from treve.errors import NotFound

FILED = (
    ("liaison_a", {"act": "artillery", "area": "Idlib", "occurred_from": "2017-01-03", "occurred_to": "2017-01-05"}),
    ("liaison_a", {"act": "small_arms", "area": "Idlib", "occurred_from": "2017-01-06"}),
    ("liaison_b", {"act": "artillery", "area": "Hama", "occurred_from": "2017-01-05"}),
    ("monitor", {"area": "Hama"}),
    ("monitor", {"act": "artillery", "area": "Idlib", "occurred_from": "2017-01-09"}),
)
FILTERS = (
    Wanted(),
    Wanted(act="artillery"),
    Wanted(area="Idlib"),
    Wanted(act="artillery", area="Idlib"),
    Wanted(first="2017-01-05"),
    Wanted(last="2017-01-05"),
    Wanted(first="2017-01-05", last="2017-01-06"),
    Wanted(compartment="party_a"),
    Wanted(in_case=True),
    Wanted(in_case=False, area="Idlib"),
    Wanted(area="nowhere"),
)


@pytest.fixture
def made(book: Casebook) -> World:
    return world(book)


def _fits(report: dict[str, Any], wanted: Wanted, held: set[str]) -> bool:
    if report["state"] == "withdrawn" and any((wanted.act, wanted.area, wanted.first, wanted.last)):
        return False
    first = report.get("occurred_from")
    last = report.get("occurred_to") or first
    return (
        wanted.act in (None, report.get("act"))
        and wanted.area in (None, report.get("area"))
        and wanted.compartment in (None, report["compartment"])
        and (wanted.first is None or (last is not None and last >= wanted.first))
        and (wanted.last is None or (first is not None and first <= wanted.last))
        and (wanted.in_case is None or (report["report"] in held) == wanted.in_case)
    )


def test_every_filter_finds_what_a_plain_reading_finds_and_counts_it(made: World) -> None:
    ids = [made.report(who, f"report {number}", **more) for number, (who, more) in enumerate(FILED)]
    case_id = made.case(ids[0])
    assert case_id
    with made.book.write(NOW) as writing:
        intake.correct(writing, made.who["monitor"], ids[4], None, "wrong")
    with made.book.read() as connection:
        for who in ("head", "liaison_a", "monitor", "mediator"):
            viewer = made.who[who]
            everything = report_list.listing(connection, viewer)
            held = {ids[0]} if who in ("head", "liaison_a") else set()
            for wanted in FILTERS:
                expected = [one["report"] for one in everything if _fits(one, wanted, held)]
                found = [one["report"] for one in report_list.listing(connection, viewer, wanted)]
                assert found == expected, (who, wanted)
                assert report_list.count(connection, viewer, wanted) == len(expected)
    assert dataclasses.asdict(report_list.EVERYTHING) == dict.fromkeys(dataclasses.asdict(Wanted()))


@pytest.mark.parametrize("act", ["artillery", None])
def test_a_page_goes_on_after_the_last_one_of_the_page_before(made: World, act: str | None) -> None:
    for number in range(5):
        made.report("monitor", f"report {number}", act="artillery", occurred_from="2017-01-05")
        made.report("sector", f"other {number}", act="artillery", occurred_from="2017-01-05")
    with made.book.read() as connection:
        for who in ("head", "monitor", "sector"):
            whole = report_list.listing(connection, made.who[who], Wanted(act))
            first = report_list.listing(connection, made.who[who], Wanted(act), limit=2)
            rest = report_list.listing(connection, made.who[who], Wanted(act), first[-1]["report"])
            assert first + rest == whole


def test_some_are_those_one_sees(made: World) -> None:
    mine, other = made.report("liaison_a", "mine"), made.report("liaison_b", "other")
    with made.book.read() as connection:
        assert set(report_list.some(connection, made.who["liaison_a"], [mine, other, "R-x"])) == {mine}
        with pytest.raises(NotFound):
            report_list.listing(connection, made.who["liaison_a"], after=other)
