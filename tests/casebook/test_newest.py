"""Lists among many reports are what a plain reading of every report gives, whatever is filtered and whoever asks."""

from __future__ import annotations

import dataclasses
import datetime as dt
import itertools
import random
from dataclasses import dataclass

import pytest

from tests.casebook.world import NOW, World, world
from treve.casebook import intake, newest, report_form, report_list
from treve.casebook.book import Casebook
from treve.casebook.newest import Sought
from treve.casebook.report_list import Wanted

START = dt.date(2017, 1, 1)
SPANS = ((None, None), (None, 10), (3, 9), (0, 60), (20, 20), (39, 60), (55, 60), (70, 80), (20, None))


@dataclass(frozen=True)
class Said:
    """What a report says now, and who filed it."""

    report_id: str
    who: str
    act: str | None
    area: str | None
    first: str | None
    last: str | None


@pytest.fixture
def made(book: Casebook) -> World:
    return world(book)


def _day(number: int) -> str:
    return (START + dt.timedelta(days=number)).isoformat()


def _filled(made: World) -> list[Said]:
    """Reports of three people, some corrected to another day, area and act, some withdrawn; what holds of them, newest first."""
    chance = random.Random(3)

    def words(number: int, length: int) -> dict[str, str]:
        first = chance.randrange(40)
        days = {"occurred_from": _day(first), "occurred_to": _day(first + length)} if number % 9 else {}
        place = {"area": chance.choice(("north", "south"))} if number % 5 else {}
        act = {"act": chance.choice(("mortar", "air_strike"))} if number % 7 else {}
        return {"summary": f"report {number}", **days, **place, **act}

    def told(report_id: str, who: str, given: dict[str, str]) -> Said:
        return Said(report_id, who, *(given.get(one) for one in ("act", "area", "occurred_from", "occurred_to")))

    filed: list[Said] = []
    with made.book.write(NOW) as writing:
        for number in range(80):
            who = chance.choice(("liaison_a", "liaison_b", "monitor", "monitor"))
            given = words(number, chance.choice((0, 0, 1, 4, 5, 6, 20)))
            ((_, compartment),) = made.who[who].grants
            form = report_form.read(given, "x")
            done = intake.submit(writing, made.who[who], form, made.key, compartment)
            filed.append(told(done.report_id, who, given))
        for number in range(0, 80, 7):
            before, given = filed[number], words(number + 1, 0)
            form = report_form.read(given, "x")
            intake.correct(writing, made.who[before.who], before.report_id, form, "another day", made.key)
            filed[number] = told(before.report_id, before.who, given)
        for number in (1, 8, 20):
            intake.correct(writing, made.who[filed[number].who], filed[number].report_id, None, "mistaken")
    return [one for number, one in reversed(list(enumerate(filed))) if number not in (1, 8, 20)]


def _fits(one: Said, wanted: Wanted) -> bool:
    return (
        (wanted.act is None or one.act == wanted.act)
        and (wanted.area is None or one.area == wanted.area)
        and (wanted.first is None or (one.last is not None and one.last >= wanted.first))
        and (wanted.last is None or (one.first is not None and one.first <= wanted.last))
    )


def test_every_page_of_every_filter_is_that_of_a_plain_reading(made: World, monkeypatch: pytest.MonkeyPatch) -> None:
    # Small parts, so that a page is made of several.
    for name, number in (("_TWICE", 1), ("_SIX_TIMES", 1), ("_MORE_EACH_TIME", 2)):
        monkeypatch.setattr(newest, name, number)
    filed = _filled(made)
    compared = 0
    with made.book.read() as connection:
        for act, area, (since, until) in itertools.product((None, "mortar"), (None, "north"), SPANS):
            first, last = (None if one is None else _day(one) for one in (since, until))
            wanted = Wanted(act, area, first, last)
            if wanted == Wanted():
                continue
            for name in ("head", "liaison_a", "monitor"):
                expected = [one.report_id for one in filed if _fits(one, wanted) and name in ("head", one.who)]
                compared += len(expected)
                for limit in (1, 4, 100):
                    found: list[str] = []
                    after: str | None = None
                    while True:
                        page = report_list.listing(connection, made.who[name], wanted, after, limit)
                        found += [one["report"] for one in page]
                        if len(page) < limit:
                            break
                        after = found[-1]
                    assert found == expected, (wanted, name, limit)
            mine = dataclasses.replace(wanted, compartment="party_a")
            of_a = {one.report_id for one in filed if _fits(one, wanted) and one.who == "liaison_a"}
            assert {one["report"] for one in report_list.listing(connection, made.who["head"], mine)} == of_a
    assert compared > 500


def test_until_a_day_that_nearly_all_fit_no_more_than_a_few_are_looked_at(
    made: World, monkeypatch: pytest.MonkeyPatch
) -> None:
    filed = _filled(made)

    def all_of_them(*_: object) -> list[int]:
        raise AssertionError("every report that fits was sorted")

    monkeypatch.setattr(newest, "_highest", all_of_them)
    with made.book.read() as connection:
        found = report_list.listing(connection, made.who["head"], Wanted(last=_day(60)), None, 4)
        assert [one["report"] for one in found] == [
            one.report_id for one in filed if _fits(one, Wanted(last=_day(60)))
        ][:4]
        with pytest.raises(AssertionError, match="was sorted"):
            report_list.listing(connection, made.who["head"], Wanted(last=_day(0)), None, 4)


@pytest.mark.parametrize(
    ("sought", "many_do_not_fit"),
    [
        (Sought(), False),
        (Sought(area="north"), False),
        (Sought(act="mortar"), False),
        (Sought(area="north", act="mortar"), True),
        (Sought(first="2017-01-01"), False),
        (Sought(last="2017-01-01"), True),
        (Sought(account_id="A-1"), False),
        (Sought(account_id="A-1", area="north"), True),
        (Sought(account_id="A-1", first="2017-01-01"), True),
    ],
)
def test_entries_are_asked_for_alone_where_a_walk_would_meet_many_that_do_not_fit(
    sought: Sought, many_do_not_fit: bool
) -> None:
    assert newest.fits(sought) is many_do_not_fit


def test_a_span_is_counted_from_the_first_day_to_the_last() -> None:
    days = (("2017-01-01", "2017-01-01"), ("2016-12-30", "2017-01-02"), (None, None))
    assert [newest.span(*both) for both in days] == [0, 3, None]
