"""What somebody would see: counts for who manages, and no thing that is news to them."""

from __future__ import annotations

import pytest

from tests.casebook.world import world
from tests.serve.rehearsal import scene
from treve.casebook import seen_by
from treve.casebook.book import Casebook
from treve.casebook.roles import Role
from treve.casebook.visible import Forbidden, Viewer


def test_the_numbers_are_theirs_and_the_things_are_only_mine_too(sqlite_book: Casebook) -> None:
    made = world(sqlite_book)
    there = scene(made)
    with made.book.read() as connection:
        told = {one.kind: one for one in seen_by.things(connection, made.who["owner"], made.who["liaison_a"])}
        mine = [name for name in there.seen if "liaison_a" in there.seen[name]]
        for kind, start in (("report", "R-"), ("case", "C-"), ("notification", "N-"), ("bulletin", "E-")):
            assert told[kind].number == sum(there.ids[name].startswith(start) for name in mine), kind
            assert told[kind].newest == ()
        both = Viewer("", made.who["owner"].grants | made.who["head"].grants)
        told = {one.kind: one for one in seen_by.things(connection, both, made.who["liaison_a"])}
        assert there.ids["report of party_a"] in told["report"].newest
        role = {
            one.kind: one.number for one in seen_by.things(connection, both, seen_by.as_role(Role.ANALYST, "mission"))
        }
        assert role["report"] > told["report"].number
        for name in made.who.keys() - {"owner"}:
            with pytest.raises(Forbidden):
                seen_by.things(connection, made.who[name], made.who["head"])
