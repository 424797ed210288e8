"""Who there is: accounts with their roles, officers, compartments."""

from __future__ import annotations

import pytest

from tests.casebook.world import NOW, World, world
from treve.casebook import people, roster
from treve.casebook.book import Casebook
from treve.casebook.roles import PRESETS, Preset
from treve.errors import NotFound


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


def test_the_pages_are_the_list_by_name(made: World) -> None:
    with made.book.read() as connection:
        whole = roster.listing(connection)
        assert [one["name"] for one in whole] == sorted(made.who)
        for limit in (1, 3, len(whole)):
            found: list[dict[str, object]] = []
            while page := roster.listing(connection, str(found[-1]["account"]) if found else None, limit):
                assert len(page) <= limit
                found += page
            assert found == whole
        assert [roster.shown(connection, str(one["account"])) for one in whole] == whole
        for ask in (roster.listing, roster.shown):
            with pytest.raises(NotFound, match="account"):
                ask(connection, "A-0000000000000000")


def test_a_case_can_be_given_to_those_who_see_what_they_are_assigned(made: World) -> None:
    with made.book.read() as connection:
        assert {name for _, name in roster.officers(connection)} == {"officer", "investigator"}
        assert dict(roster.compartments(connection)) == dict(PRESETS[Preset.COMMISSION])
