"""The public edition from a casebook: numbers that were hidden are in no file, and a correction says what changed."""

from __future__ import annotations

import json

import pytest

from tests.casebook.test_bulletins import FIRST, UNTIL, _approve, _draft, _public, _publish
from tests.casebook.test_releases import WEEKS, _file
from tests.casebook.world import NOW, World, world
from treve.casebook import watch
from treve.casebook.book import Casebook
from treve.casebook.bulletin_in_public import AskedPublic
from treve.casebook.bulletin_in_public import made as make
from treve.casebook.visible import Forbidden
from treve.errors import BadValue


@pytest.fixture
def made(sqlite_book: Casebook) -> World:
    return world(sqlite_book)


def test_small_numbers_are_in_no_file(made: World) -> None:
    _file(made, 12)
    _file(made, 9, "Hama", "2017-01-10")
    _file(made, 2, "Homs", "2017-01-10")
    with made.book.write(NOW) as writing:
        for kind, day in (("access_denied", 5), ("access_delayed", 5), ("patrol", 6), ("access_denied", 20)):
            watch.record(writing, made.who["monitor"], kind, FIRST.replace(day=day), "Idlib", None, "")
    found = _public(made)
    plain = json.loads(next(data for name, data in found.files.items() if name.endswith(".json")))
    numbers = {(row["area"], row["period"]): row["reports"] for row in plain["numbers"]}
    assert numbers["Idlib", WEEKS[0]] == 12
    assert numbers["Homs", WEEKS[1]] is None
    assert numbers["Hama", WEEKS[1]] is None
    assert plain["kept_out"] == 1
    assert found.risks == ()
    assert "days" not in plain


def test_a_correction_names_what_it_replaces_and_what_changed(made: World) -> None:
    _file(made, 12)
    first = _draft(made, _public(made), "head")
    _approve(made, first)
    _publish(made, first)
    _file(made, 6)
    plain = json.loads(
        next(data for name, data in _public(made, replaces=first).files.items() if name.endswith(".json"))
    )
    assert plain["replaces"] == first
    assert ["Idlib", WEEKS[0], 12, 18] in plain["changed"]


def test_only_who_releases_makes_one_and_of_whole_weeks(made: World) -> None:
    signed = _public(made)
    assert signed.release is not None
    with made.book.read() as connection:
        for name in made.who.keys() - {"head"}:
            with pytest.raises(Forbidden):
                make(connection, made.who[name], AskedPublic(FIRST, UNTIL), b"")
        with pytest.raises(BadValue):
            make(connection, made.who["head"], AskedPublic(FIRST.replace(day=3), UNTIL), b"")
