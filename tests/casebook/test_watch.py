"""What was watched and where one was kept out."""

from __future__ import annotations

import datetime as dt

import pytest

from tests.casebook.world import NOW, world
from treve.casebook import watch
from treve.casebook.book import Casebook
from treve.errors import BadValue, NotFound, Refused

DAY = dt.date(2017, 1, 9)


def test_effort_and_access_are_kept_and_seen_by_who_may(book: Casebook) -> None:
    made = world(book)
    with book.write(NOW) as writing:
        watch.record(writing, made.who["monitor"], "patrol", DAY, "Idlib", 240, "two vehicles")
        watch.record(
            writing, made.who["sector"], "access_denied", DAY, "Wadi Barada", None, "at the control post", "party_a"
        )
    with book.read() as connection:
        assert [one["what"] for one in watch.listing(connection, made.who["monitor"])] == ["patrol"]
        for who in ("sector", "analyst", "head"):
            told = watch.listing(connection, made.who[who])
            assert [one["what"] for one in told] == ["patrol", "access_denied"]
            assert (told[0]["minutes"], "minutes" in told[1], told[1]["by"]) == (240, False, "party_a")
        for who in ("liaison_a", "centre_1", "commission", "stranger", "owner"):
            assert watch.listing(connection, made.who[who]) == []


def test_what_cannot_be_is_refused(sqlite_book: Casebook) -> None:
    made = world(sqlite_book)
    with sqlite_book.write(NOW) as writing:
        with pytest.raises(BadValue, match="kind"):
            watch.record(writing, made.who["monitor"], "nap", DAY, "Idlib", 1, "")
        with pytest.raises(BadValue, match="1440"):
            watch.record(writing, made.who["monitor"], "patrol", DAY, "Idlib", 1441, "")
        with pytest.raises(Refused):
            watch.record(writing, made.who["liaison_a"], "patrol", DAY, "Idlib", 1, "")


def test_pages_asked_one_after_the_other_are_the_list_by_day(sqlite_book: Casebook) -> None:
    made = world(sqlite_book)
    days = [DAY - dt.timedelta(days=number) for number in (0, 2, 1, 2, 0)]
    with sqlite_book.write(NOW) as writing:
        ids = [watch.record(writing, made.who["sector"], "patrol", day, "Idlib", 1, "") for day in days]
    ordered = [
        one for _, _, one in sorted((day, number, one) for number, (day, one) in enumerate(zip(days, ids, strict=True)))
    ]
    with sqlite_book.read() as connection:
        head = made.who["head"]
        assert [one["watch"] for one in watch.listing(connection, head)] == ordered
        found: list[str] = []
        while part := watch.listing(connection, head, after=found[-1] if found else None, limit=2):
            found += [one["watch"] for one in part]
        assert found == ordered
        for who, after in (("liaison_a", ids[0]), ("head", "W-0000000000000000")):
            with pytest.raises(NotFound):
                watch.listing(connection, made.who[who], after=after)
