"""Tokens of programs: listed without themselves, and revoked one by one."""

from __future__ import annotations

import pytest

from tests.casebook.world import world
from treve.casebook import people, tokens
from treve.casebook.book import Casebook
from treve.casebook.roles import Deed
from treve.errors import NotFound, Refused


def test_a_revoked_token_is_worth_nothing_and_the_others_stay(sqlite_book: Casebook) -> None:
    made = world(sqlite_book)
    head, officer = made.who["head"].account_id, made.who["officer"].account_id
    with made.book.write() as writing:
        one = people.add_token(writing, head, "map", frozenset({Deed.LINK}), 2_000)
        two = people.add_token(writing, head, "feed", frozenset(), 3_000)
        found = tokens.listing(writing.connection, head)
        assert [(row["label"], row["scopes"], row["expires"]) for row in found] == [
            ("map", ["link"], 2_000),
            ("feed", [], 3_000),
        ]
        assert one not in str(found)
        assert tokens.listing(writing.connection, officer) == []
        name = str(found[0]["token"])
        with pytest.raises(NotFound):
            tokens.end(writing, officer, name)
        tokens.end(writing, head, name)
        with pytest.raises(Refused):
            people.with_token(writing.connection, one, 1_000)
        assert people.with_token(writing.connection, two, 1_000).account_id == head
        with pytest.raises(NotFound):
            tokens.end(writing, head, name)
