"""Conflicts: both versions side by side, to those who may see the report; ended by a change that knows of both."""

from __future__ import annotations

from tests.casebook.test_exchange_apply import OTHER, _item, _peer
from tests.casebook.world import NOW, World, world
from treve.casebook import protection
from treve.casebook.book import Casebook
from treve.casebook.exchange_apply import apply
from treve.casebook.exchange_conflicts import count, shown

ORIGIN = "example.org/casebook"


def test_both_versions_are_shown_until_somebody_decides(book: Casebook) -> None:
    made: World = world(book)
    report = _item(3, "report", summary="shelling", consent=["publication"])
    with book.write(NOW) as writing:
        apply(writing, _peer(made), report, None)
        protection.set_consent(writing, made.who["head"], "R-1", ["verification"], "here")
        apply(writing, _peer(made), _item(4, "consent", after=(report.name,), consent=[], reason="there"), None)
    with book.read() as connection:
        (found,) = shown(connection, made.who["head"], ORIGIN)
        assert (found.report_id, found.about, count(connection, ORIGIN)) == ("R-1", "consent", 1)
        assert [(one["at_installation"], one["reason"]) for one in found.versions] == [
            (ORIGIN, "here"),
            (OTHER.name, "there"),
        ]
        for who in ("liaison_a", "owner", "mediator"):
            assert shown(connection, made.who[who], ORIGIN) == []
    with book.write(NOW) as writing:
        protection.set_consent(writing, made.who["head"], "R-1", [], "asked again")
        assert count(writing.connection, ORIGIN) == 0
