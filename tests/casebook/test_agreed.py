"""Agreements confirmed from a text: kept with name and time, seen by the mission and not by the parties."""

from __future__ import annotations

import pytest

from tests.casebook.world import NOW, World, world
from treve.casebook import agreed
from treve.casebook.book import Casebook
from treve.casebook.visible import Forbidden
from treve.errors import BadValue, NotFound

ID = "sdn-2023-05-20"


@pytest.fixture
def made(book: Casebook) -> World:
    return world(book)


def confirm(made: World, who: str, title: str = "A truce", agreement_id: str = ID) -> None:
    with made.book.write(NOW) as writing:
        agreed.confirm(writing, made.who[who], agreement_id, title, "id: x\n", "text", "A truce.", {"zone": "UTC"})


def test_a_confirmed_agreement_is_kept_with_who_and_when(made: World) -> None:
    confirm(made, "analyst")
    confirm(made, "sector", "A truce, corrected")
    with made.book.read() as connection:
        first, second = agreed.versions(connection, made.who["head"], ID)
        assert agreed.listing(connection, made.who["head"]) == [second]
    assert (first.by, first.version, second.by, second.version) == ("analyst", 1, "sector", 2)
    assert (first.at, first.answers, second.title) == (
        "2017-01-10T12:00:00.000000Z",
        {"zone": "UTC"},
        "A truce, corrected",
    )


def test_parties_and_strangers_do_not_see_it(made: World) -> None:
    confirm(made, "analyst")
    sees = set()
    with made.book.read() as connection:
        for name, viewer in made.who.items():
            listed = bool(agreed.listing(connection, viewer))
            try:
                shown = bool(agreed.versions(connection, viewer, ID))
            except NotFound:
                shown = False
            assert listed == shown, name
            sees |= {name} if shown else set()
    assert sees == {"head", "officer", "investigator", "analyst", "sector", "commission", "observer"}


@pytest.mark.parametrize("who", ["liaison_a", "centre_1", "monitor", "commission", "civil", "operator"])
def test_who_may_not_confirm_is_refused(made: World, who: str) -> None:
    with pytest.raises(Forbidden):
        confirm(made, who)


@pytest.mark.parametrize("wrong", ["", "a", "../etc", "a b", "ä1", "x" * 61])
def test_an_id_is_fit_for_a_file_name(made: World, wrong: str) -> None:
    with pytest.raises(BadValue, match="2 to 60 letters"):
        confirm(made, "analyst", agreement_id=wrong)
