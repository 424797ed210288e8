"""Actors that only one file knows: named in an answer, kept beside the library, and never in place of what it has."""

from __future__ import annotations

from pathlib import Path

import pytest

from treve.errors import BadValue
from treve.model.actor import ActorKind
from treve.normalise.actor_book import actor_book
from treve.normalise.own_actors import NewActor, actors_of, as_csv, new_actor, with_actors


def test_a_new_actor_is_an_armed_group_unless_it_is_said_what_it_is() -> None:
    assert new_actor("+ Free Guard of Homs") == NewActor(
        "free-guard-of-homs", "Free Guard of Homs", ActorKind.ARMED_GROUP
    )
    assert new_actor("+Republic of X (state)") == NewActor("republic-of-x", "Republic of X", ActorKind.STATE)
    assert new_actor("+The Front (armed group)").kind is ActorKind.ARMED_GROUP
    for bad in ("+", "+الحرس", "+X (planet)", "+X (civilian)", "+X (state) and more", "+(state)"):
        with pytest.raises(BadValue):
            new_actor(bad)


def test_the_actors_of_answers_are_found_once_each() -> None:
    found = actors_of(["syrian-army", "+Free Guard", "+Free Guard", "+Other Guard", "2016-12-29"])
    assert [one.actor_id for one in found] == ["free-guard", "other-guard"]


def test_the_library_keeps_what_it_has_and_the_file_is_read_as_the_same_actors(tmp_path: Path) -> None:
    book = actor_book()
    new = (NewActor("free-guard", "Free Guard, of Homs"), NewActor("turkey", "somebody else"))
    more = with_actors(book, new)
    assert more.actors["free-guard"].name_en == "Free Guard, of Homs"
    assert more.actors["turkey"] is book.actors["turkey"]
    assert set(more.actors) - set(book.actors) == {"free-guard"}
    path = tmp_path / "own.actors.csv"
    path.write_text(as_csv(new[:1]), encoding="utf-8", newline="")
    assert actor_book(path).actors["free-guard"] == more.actors["free-guard"]
