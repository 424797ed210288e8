"""Lists of some days among many reports are what a plain reading of every report gives, however long each spans and who asks."""

from __future__ import annotations

import dataclasses
import datetime as dt
import random

import pytest

from tests.casebook.world import NOW, World, world
from treve.casebook import by_day, intake, report_form, report_list
from treve.casebook.book import Casebook
from treve.casebook.report_list import Wanted

START = dt.date(2017, 1, 1)


@pytest.fixture
def made(book: Casebook) -> World:
    return world(book)


def _day(number: int) -> str:
    return (START + dt.timedelta(days=number)).isoformat()


def test_every_page_of_every_span_of_days_is_that_of_a_plain_reading(
    made: World, monkeypatch: pytest.MonkeyPatch
) -> None:
    # Small parts, so that a page is made of several.
    monkeypatch.setattr(by_day, "_PAGES", 1)
    monkeypatch.setattr(by_day, "_MORE_EACH_TIME", 2)
    chance = random.Random(3)
    spans: dict[str, tuple[str, str]] = {}
    filed: list[tuple[str, str]] = []
    with made.book.write(NOW) as writing:
        for number in range(60):
            who, compartment = chance.choice((("liaison_a", "party_a"), ("liaison_b", "party_b")))
            first, length = chance.randrange(40), chance.choice((0, 0, 1, 4, 5, 6, 20))
            days = {"occurred_from": _day(first), "occurred_to": _day(first + length)}
            form = report_form.read({"summary": f"report {number}", **(days if number % 9 else {})}, "x")
            done = intake.submit(writing, made.who[who], form, made.key, compartment)
            filed.append((done.report_id, who))
            if number % 9:
                spans[done.report_id] = (days["occurred_from"], days["occurred_to"])
        for number in range(0, 60, 7):
            report_id, who = filed[number]
            moved = chance.randrange(40)
            form = report_form.read({"summary": f"moved {number}", "occurred_from": _day(moved)}, "x")
            intake.correct(writing, made.who[who], report_id, form, "another day", made.key)
            spans[report_id] = (_day(moved), _day(moved))
        for number in (1, 8, 20):
            report_id, who = filed[number]
            intake.correct(writing, made.who[who], report_id, None, "mistaken")
            spans.pop(report_id, None)
    newest = [report_id for report_id, _ in reversed(filed)]
    with made.book.read() as connection:
        for since, last in ((None, 10), (3, 9), (0, 60), (20, 20), (39, 60), (55, 60), (70, 80)):
            wanted = Wanted(first=None if since is None else _day(since), last=_day(last))
            for name, viewer in (("head", made.who["head"]), ("liaison_a", made.who["liaison_a"])):
                expected = [
                    one
                    for one in newest
                    if one in spans
                    and (wanted.first is None or spans[one][1] >= wanted.first)
                    and spans[one][0] <= str(wanted.last)
                    and (name == "head" or dict(filed)[one] == name)
                ]
                for limit in (1, 4, 100):
                    found: list[str] = []
                    after: str | None = None
                    while True:
                        page = report_list.listing(connection, viewer, wanted, after, limit)
                        found += [one["report"] for one in page]
                        if len(page) < limit:
                            break
                        after = found[-1]
                    assert found == expected, (since, last, name, limit)
                if name == "head":
                    mine = dataclasses.replace(wanted, compartment="party_a")
                    assert {one["report"] for one in report_list.listing(connection, viewer, mine)} == {
                        one for one in expected if dict(filed)[one] == "liaison_a"
                    }


def test_a_span_is_counted_from_the_first_day_to_the_last() -> None:
    assert [
        by_day.span(*days) for days in (("2017-01-01", "2017-01-01"), ("2016-12-30", "2017-01-02"), (None, None))
    ] == [
        0,
        3,
        None,
    ]
