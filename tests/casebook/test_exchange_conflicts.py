"""Conflicts: both versions side by side, to those who may see the report; ended by a change that knows of both."""

from __future__ import annotations

import pytest

from tests.casebook.test_exchange_apply import OTHER, _item, _peer
from tests.casebook.world import NOW, World, world
from treve.casebook import exchange_conflicts, exchange_items, protection
from treve.casebook.book import Casebook
from treve.casebook.exchange_apply import apply
from treve.casebook.exchange_conflicts import count, shown
from treve.errors import NotFound

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


def test_the_pages_are_those_of_a_plain_reading_of_the_whole_history(
    book: Casebook, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(exchange_conflicts, "_AT_ONCE", 2)
    made: World = world(book)
    position = 10
    with book.write(NOW) as writing:
        for number in range(9):
            name = f"R-{number}"
            report = _item(position, "report", name, summary=f"shelling {number}", consent=["publication"])
            assert apply(writing, _peer(made), report, None) == "new"
            for kind in ((), ("consent",), ("threat",), ("consent", "threat"))[number % 4]:
                position += 1
                if kind == "consent":
                    protection.set_consent(writing, made.who["head"], name, ["verification"], "here")
                else:
                    protection.set_threat(writing, made.who["head"], name, False, "here")
                there = _item(
                    position, kind, name, (report.name,), reason="there", **{kind: [] if kind == "consent" else True}
                )
                assert apply(writing, _peer(made), there, None) == "new"
            position += 1
    local = made.report("monitor", "only here")
    with book.write(NOW) as writing:
        protection.set_consent(writing, made.who["monitor"], local, [], "x")
    with book.read() as connection:
        _, heads = exchange_items.history(connection, ORIGIN)
        expected = list(heads.conflicts())
        assert len(expected) == count(connection, ORIGIN) == 8
        for who in ("head", "centre_1", "liaison_a"):
            seen = expected if who != "liaison_a" else []
            for limit in (1, 2, 3, 100):
                found: list[tuple[str, str]] = []
                while page := shown(connection, made.who[who], ORIGIN, found[-1] if found else None, limit):
                    assert len(page) <= limit
                    found += [(one.report_id, one.about) for one in page]
                assert found == seen, (who, limit)
        for who, after in (("liaison_a", expected[0]), ("head", (local, "consent")), ("head", ("", ""))):
            with pytest.raises(NotFound, match="conflict"):
                shown(connection, made.who[who], ORIGIN, after)
