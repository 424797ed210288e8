"""What is refused before an edition is made costs nothing and leaves nothing, not even a checkpoint."""

from __future__ import annotations

import time

import pytest

from tests.casebook.world import World, world
from treve.casebook import bulletin_list, people
from treve.casebook.asking import by_session
from treve.casebook.book import Casebook, size
from treve.casebook.bulletin_readers import Reach
from treve.casebook.bulletins import Made
from treve.casebook.visible import Forbidden
from treve.errors import Refused
from treve.serve import new_edition


def _asks(made: World, name: str):  # type: ignore[no-untyped-def]
    from tests.casebook.world import PASSWORD

    return by_session(made.book, people.sign_in(made.book, name, PASSWORD, None, int(time.time())))


def test_the_checkpoint_covers_what_was_there_and_the_draft_is_kept(sqlite_book: Casebook) -> None:
    made = world(sqlite_book)
    report = made.report("monitor", "x")
    seen = []

    def how(checkpoint: bytes) -> Made:
        seen.append(bulletin_list.size_of(checkpoint))
        return Made("daily", Reach.MISSION, report, {"languages": ["en"]}, {"a.json": b"{}"})

    with made.book.read() as connection:
        before = size(connection)
    one = new_edition.keep(_asks(made, "analyst"), made.key, how)
    assert seen[0] >= before
    with made.book.read() as connection:
        assert bulletin_list.shown(connection, made.who["head"], one).state == "draft"


def test_who_may_not_draft_makes_nothing(sqlite_book: Casebook) -> None:
    made = world(sqlite_book)
    asks = _asks(made, "monitor")
    with made.book.read() as connection:
        before = size(connection)

    def how(_: bytes) -> Made:
        raise AssertionError("made all the same")

    with pytest.raises(Forbidden, match="draft_bulletin"):
        new_edition.keep(asks, made.key, how)
    with made.book.read() as connection:
        assert size(connection) == before


def test_what_cannot_be_made_is_no_draft(sqlite_book: Casebook) -> None:
    made = world(sqlite_book)

    def how(_: bytes) -> Made:
        raise Refused("not like this")

    with pytest.raises(Refused, match="not like this"):
        new_edition.keep(_asks(made, "analyst"), made.key, how)
    with made.book.read() as connection:
        assert bulletin_list.listing(connection, made.who["head"]) == []
