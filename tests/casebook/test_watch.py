"""What was watched and where one was kept out."""

from __future__ import annotations

import datetime as dt

import pytest

from tests.casebook.world import NOW, world
from treve.casebook import watch
from treve.casebook.book import Casebook
from treve.errors import BadValue, Refused

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
