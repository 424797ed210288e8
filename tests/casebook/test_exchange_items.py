"""Items: what they are made of, which come after which, and lines that are none."""

from __future__ import annotations

import pytest
from sqlalchemy import select

from tests.casebook.world import NOW, World, world
from treve.casebook import exchange_items, protection, schema
from treve.casebook.book import Casebook
from treve.casebook.exchange_items import File, Heads, Item
from treve.errors import BadFile
from treve.ledger import entry as entries

ORIGIN = "example.org/casebook"
TEXT = entries.write_content({"kind": "report", "at": "x", "report": "R-1", "summary": "سوق"})


@pytest.fixture
def made(book: Casebook) -> World:
    return world(book)


def test_an_item_is_read_back_from_its_line() -> None:
    item = Item(ORIGIN, 7, "t", "R-1", "mission", bytes(32), TEXT, ("example.org/other/3",), (File("a.txt", b"\x00x"),))
    line = exchange_items.write(item)
    assert line.count(b"\n") == 1
    assert exchange_items.read(line[:-1], "x") == item
    assert (item.name, item.kind) == (f"{ORIGIN}/7", "report")
    for bad in (
        b"",
        b"[]",
        line[:40],
        line.replace(b'"R-1","comp', b'"R-2","comp'),
        line.replace(b"00" * 32, b"00"),
        line.replace(b'report\\"', b'grant\\"'),
    ):
        with pytest.raises(BadFile, match="x"):
            exchange_items.read(bad, "x")


def test_the_items_of_a_casebook_are_what_its_leaves_were_made_from(made: World) -> None:
    report_id = made.report("monitor", identity="the baker")
    made.report("centre_1")
    with made.book.write(NOW) as writing:
        protection.set_consent(writing, made.who["head"], report_id, [], "x")
        protection.set_consent(writing, made.who["head"], report_id, ["publication"], "y")
        known, heads = exchange_items.history(writing.connection, ORIGIN, frozenset({"mission"}))
        assert [one.entry.kind for one in known] == ["report", "sealed", "consent", "consent"]
        assert [one.after for one in known] == [(), (known[0].name,), (known[0].name,), (known[2].name,)]
        assert heads.conflicts() == {}
        for one in known:
            item = exchange_items.opened(writing.connection, made.book.ring, one)
            line = writing.connection.scalar(
                select(schema.entry.c.leaf).where(schema.entry.c.position == item.position)
            )
            leaf = entries.read_leaf(bytes(line or b""), "x")
            assert leaf.commitment == entries.commitment(item.salt, item.text)
        assert len(exchange_items.history(writing.connection, ORIGIN)[0]) == 5


def test_what_nothing_was_made_after_stands() -> None:
    heads = Heads()
    heads.take("R", "consent", "a", [])
    heads.take("R", "consent", "b", ["a"])
    assert heads.of("R", "consent") == ("b",)
    heads.take("R", "consent", "c", ["a"])
    assert heads.conflicts() == {("R", "consent"): ("b", "c")}
    heads.take("R", "consent", "d", ["b", "c"])
    heads.take("R", "sealed", "e", [])
    assert heads.conflicts() == {}
    assert heads.of("R", "consent") == ("d",)
