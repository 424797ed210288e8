"""Whose name one may know."""

from __future__ import annotations

from tests.casebook.world import HOLDERS, world
from treve.casebook import colleagues
from treve.casebook.book import Casebook


def test_the_desk_knows_its_people_and_others_know_themselves(book: Casebook) -> None:
    made = world(book)
    ids = {name: made.who[name].account_id for name in HOLDERS}
    with book.read() as connection:
        for name in HOLDERS:
            known = set(colleagues.names(connection, made.who[name], ids.values()).values())
            at_the_desk = name in {"head", "officer", "investigator", "analyst"}
            assert known == (set(HOLDERS) if at_the_desk else {name}), name
        assert colleagues.names(connection, made.who["head"], ["A-0000000000000000"]) == {}
