"""Who there is: accounts with their roles, officers, compartments."""

from __future__ import annotations

import pytest

from tests.casebook.world import NOW, World, world
from treve.casebook import people, roster
from treve.casebook.book import Casebook
from treve.casebook.roles import PRESETS, Preset


@pytest.fixture
def made(sqlite_book: Casebook) -> World:
    return world(sqlite_book)


def test_accounts_are_listed_with_the_roles_they_hold_now(made: World) -> None:
    with made.book.read() as connection:
        found = {one["name"]: one for one in roster.listing(connection)}
        assert set(found) == set(made.who)
        roles = found["liaison_a"]["roles"]
        assert isinstance(roles, list)
        assert [(one["role"], one["compartment"]) for one in roles] == [("party_liaison", "party_a")]
    with made.book.write(NOW) as writing:
        people.end_grant(writing, roles[0]["grant"])
    with made.book.read() as connection:
        assert {one["name"]: one["roles"] for one in roster.listing(connection)}["liaison_a"] == []


def test_a_case_can_be_given_to_those_who_see_what_they_are_assigned(made: World) -> None:
    with made.book.read() as connection:
        assert {name for _, name in roster.officers(connection)} == {"officer", "investigator"}
        assert dict(roster.compartments(connection)) == dict(PRESETS[Preset.COMMISSION])
