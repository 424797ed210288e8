"""One item taken in: each reason for which it is not is said, and nothing is taken by half."""

from __future__ import annotations

import pytest
from sqlalchemy import func, select

from tests.casebook.world import NOW, World, world
from treve.casebook import erasure, report_list, schema, sealing
from treve.casebook.book import Casebook
from treve.casebook.exchange_apply import apply
from treve.casebook.exchange_items import File, Item
from treve.casebook.peers import Introduction, Peer
from treve.casebook.report_list import Wanted
from treve.casebook.sealing import Purpose
from treve.ledger import entry as entries
from treve.ledger.note import SecretKey

OTHER = SecretKey("example.org/other", bytes(range(32)))


@pytest.fixture
def made(book: Casebook) -> World:
    return world(book)


def _peer(made: World) -> Peer:
    said = Introduction(OTHER.public, sealing.new_key(Purpose.PEOPLE).public)
    return Peer(said, made.who["centre_1"].account_id, frozenset({"guarantor_1"}))


def _item(position: int, kind: str, report_id: str = "R-1", after: tuple[str, ...] = (), **said: object) -> Item:
    text = entries.write_content({"kind": kind, "at": "x", "report": report_id, **said})
    return Item(OTHER.name, position, "x", report_id, "guarantor_1", bytes(32), text, after)


def _applied(made: World, item: Item) -> str:
    with made.book.write(NOW) as writing:
        return apply(writing, _peer(made), item, None)


def _entries(made: World) -> int:
    with made.book.read() as connection:
        return int(connection.scalar(select(func.count()).select_from(schema.entry)) or 0)


def test_a_report_then_its_changes_each_once(made: World) -> None:
    first = _item(3, "report", summary="shelling", area="Idlib", occurred_from="2017-01-05")
    better = _item(4, "corrected", after=(first.name,), summary="two shells", reason="x")
    assert _applied(made, better) == "waiting"
    assert _applied(made, first) == "new"
    assert _applied(made, first) == "known"
    assert _applied(made, better) == "new"
    with made.book.read() as connection:
        shown = report_list.shown(connection, made.who["centre_1"], "R-1")
        assert (shown["summary"], shown["state"]) == ("two shells", "corrected")
        assert report_list.listing(connection, made.who["head"], Wanted(area="Idlib")) == []
    assert _applied(made, _item(5, "withdrawn", after=(better.name,), reason="x")) == "new"
    with made.book.read() as connection:
        assert report_list.shown(connection, made.who["head"], "R-1")["state"] == "withdrawn"


def test_what_came_stands_in_lists_by_area_page_after_page(made: World) -> None:
    before = made.report("centre_1", "before", area="Idlib")
    first = _item(3, "report", summary="shelling", area="Homs")
    assert _applied(made, first) == "new"
    after = made.report("centre_1", "after", area="Idlib")
    better = _item(4, "corrected", after=(first.name,), summary="shelling", area="Idlib", reason="x")
    assert _applied(made, better) == "new"
    found: list[str] = []
    with made.book.read() as connection:
        while page := report_list.listing(
            connection, made.who["head"], Wanted(area="Idlib"), found[-1] if found else None, 1
        ):
            found += [one["report"] for one in page]
        assert report_list.count(connection, made.who["head"], Wanted(area="Idlib")) == 3
    assert found == [after, "R-1", before]


def test_what_is_refused_is_refused_with_its_reason_and_leaves_nothing(made: World) -> None:
    mine = made.report("monitor")
    before = _entries(made)
    elsewhere = Item(OTHER.name, 9, "x", "R-9", "mission", bytes(32), _item(9, "report", "R-9").text)
    own = Item("example.org/casebook", 9, "x", "R-9", "guarantor_1", bytes(32), _item(9, "report", "R-9").text)
    spaced = Item(
        OTHER.name, 9, "x", "R-9", "guarantor_1", bytes(32), _item(9, "report", "R-9").text.replace(b":", b": ")
    )
    film = Item(
        OTHER.name, 9, "x", "R-9", "guarantor_1", bytes(32), _item(9, "report", "R-9").text, (), (File("a", b"\x00"),)
    )
    for item, why in (
        (elsewhere, "compartment 'mission' is not exchanged with example.org/other"),
        (own, "known"),
        (spaced, "its text is not canonical"),
        (film, "a file that is not taken: JPEG, PNG, PDF, MP4 or plain text in UTF-8"),
        (_item(9, "report", mine), "another report has its id"),
        (_item(9, "consent", mine, consent=[]), "its report is in another compartment here"),
        (_item(9, "consent", "R-9", consent=[]), "waiting"),
    ):
        assert _applied(made, item) == why
    assert _entries(made) == before
    assert _applied(made, _item(1, "report", summary="x")) == "new"
    with made.book.write(NOW) as writing:
        erasure.erase(writing, made.who["head"], "R-1", "danger")
    assert _applied(made, _item(2, "sealed", identity="the baker")) == "its report was erased here"
