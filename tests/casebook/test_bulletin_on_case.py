"""A bulletin on a case and a letter to a party: told in the name of its readers, so that nothing of others shines through."""

from __future__ import annotations

import pytest

from tests.casebook.world import World, world
from tests.serve.rehearsal import Scene, scene
from treve.casebook import log
from treve.casebook.book import Casebook
from treve.casebook.bulletin_on_case import AskedCase, AskedLetter, of_case, of_notification
from treve.casebook.bulletin_readers import Reach
from treve.casebook.bulletins import Made
from treve.errors import BadValue, NotFound, Refused


@pytest.fixture
def made(sqlite_book: Casebook) -> tuple[World, Scene, bytes]:
    world_ = world(sqlite_book)
    there = scene(world_)
    with sqlite_book.write() as writing:
        return world_, there, log.sign(writing, world_.key)


def _texts(one: Made) -> str:
    return "\n".join(data.decode() for name, data in one.files.items() if name.endswith((".json", ".html")))


def test_the_commission_is_told_of_a_tabled_case_and_of_no_other(made: tuple[World, Scene, bytes]) -> None:
    world_, there, signed = made
    head = world_.who["head"]
    with world_.book.read() as connection:
        one = of_case(connection, head, AskedCase(there.ids["tabled case"], Reach.COMMISSION), signed)
        again = of_case(connection, head, AskedCase(there.ids["tabled case"], Reach.COMMISSION), signed)
        assert one == again
        assert one.reports == (there.ids["report of party_b"],)
        assert "the body cannot rule" in _texts(one)
        with pytest.raises(Refused, match="do not see this case"):
            of_case(connection, head, AskedCase(there.ids["assigned case"], Reach.COMMISSION), signed)
        with pytest.raises(NotFound):
            of_case(connection, world_.who["officer"], AskedCase(there.ids["tabled case"], Reach.MISSION), signed)
        for reach in (Reach.PUBLIC, Reach.PARTIES, Reach.PARTY):
            with pytest.raises(BadValue):
                of_case(connection, head, AskedCase(there.ids["tabled case"], reach), signed)


def test_a_letter_holds_only_what_the_party_may_see(made: tuple[World, Scene, bytes]) -> None:
    world_, there, signed = made
    with world_.book.read() as connection:
        one = of_notification(connection, world_.who["head"], AskedLetter(there.ids["notification to party_a"]), signed)
        with pytest.raises(NotFound):
            of_notification(
                connection, world_.who["analyst"], AskedLetter(there.ids["notification to party_a"]), signed
            )
    assert (one.reach, one.compartment) == (Reach.PARTY, "party_a")
    told = _texts(one)
    hidden = [name for name in there.seen if "liaison_a" not in there.seen[name]]
    assert hidden
    assert [name for name in hidden if there.ids[name] in told] == []
    assert there.ids["tabled case"] in told
    # Who was told of the ruling learns where the case stands; votes and reasons stay with the commission.
    assert "not why" in told
    assert "Not every report of this case" in told
