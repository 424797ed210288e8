"""Editions in pages, and files held against the hashes of the log."""

from __future__ import annotations

import pytest

from tests.casebook.test_bulletins import PAPER
from tests.casebook.world import NOW, world
from treve.casebook import bulletin_list, bulletins
from treve.casebook.book import Casebook
from treve.casebook.bulletin_readers import Reach
from treve.errors import NotFound, Refused


def test_pages_follow_each_other_and_none_begins_after_what_one_does_not_see(sqlite_book: Casebook) -> None:
    made = world(sqlite_book)
    with made.book.write(NOW) as writing:
        ids = [bulletins.draft(writing, made.who["head"], PAPER) for _ in range(5)]
    with made.book.read() as connection:
        head = made.who["head"]
        first = bulletin_list.listing(connection, head, limit=2)
        then = bulletin_list.listing(connection, head, first[-1].bulletin_id, limit=9)
        assert [one.bulletin_id for one in (*first, *then)] == ids[::-1]
        with pytest.raises(NotFound):
            bulletin_list.listing(connection, made.who["commission"], ids[0])
        with pytest.raises(NotFound):
            bulletin_list.public_listing(connection, ids[0])


def test_a_file_that_was_changed_in_the_database_is_not_handed_out(sqlite_book: Casebook) -> None:
    made = world(sqlite_book)
    with made.book.write(NOW) as writing:
        one = bulletins.draft(writing, made.who["head"], PAPER)
        writing.connection.exec_driver_sql("DROP TRIGGER bulletin_data_no_update")
        writing.connection.exec_driver_sql("UPDATE bulletin_data SET data = x'00'")
    with made.book.read() as connection:
        found = bulletin_list.shown(connection, made.who["head"], one)
        with pytest.raises(Refused, match="its hash differs"):
            bulletin_list.content_of(connection, found, "a.json")
        with pytest.raises(NotFound):
            bulletin_list.content_of(connection, found, "b.json")


def test_the_last_editions_for_the_same_readers_are_compared_with(sqlite_book: Casebook) -> None:
    made = world(sqlite_book)
    with made.book.write(NOW) as writing:
        head = made.who["head"]
        for number in range(3):
            one = bulletins.draft(
                writing, head, bulletins.Made("daily", Reach.COMMISSION, "syr", {}, {"a.json": b"%d" % number})
            )
            if number < 2:
                bulletins.approve(writing, head, one, {})
                bulletins.publish(writing, head, one, made.key)
        found = bulletin_list.earlier_editions(writing.connection, Reach.COMMISSION, "daily", "syr", 5)
        assert found == [b"1", b"0"]
        assert bulletin_list.earlier_editions(writing.connection, Reach.PARTIES, "daily", "syr", 5) == []
