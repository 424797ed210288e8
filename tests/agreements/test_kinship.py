from __future__ import annotations

import datetime as dt

from tests.agreements.made import actor, book, part_of
from treve.agreements.kinship import Kinship
from treve.model.actor import ActorRelation, Relation
from treve.normalise.actor_book import actor_book

KINSHIP = Kinship(
    book(
        [actor(name) for name in ("old", "new", "unit", "army", "body", "loner")],
        [
            part_of("unit", "old"),
            part_of("new", "army", dt.date(2020, 1, 1)),
            ActorRelation("old", Relation.RENAMED_TO, "new", dt.date(2020, 1, 1)),
            ActorRelation("new", Relation.MERGED_INTO, "body", dt.date(2020, 2, 1)),
        ],
    )
)


def test_a_renamed_actor_is_the_same_under_both_names() -> None:
    assert set(KINSHIP.same("old")) == set(KINSHIP.same("new")) == {"old", "new"}
    assert KINSHIP.parents("old") == KINSHIP.parents("new")


def test_the_sides_of_an_actor_are_all_it_was_ever_part_of() -> None:
    assert KINSHIP.sides("unit") == {"unit", "old", "new", "army"}
    assert KINSHIP.sides("body") == {"body"}


def test_an_actor_stands_alone_that_nothing_ties_to_another() -> None:
    assert KINSHIP.stands_alone("loner")
    assert not any(KINSHIP.stands_alone(one) for one in ("old", "new", "unit", "army", "body"))


def test_descendants_are_parts_names_and_heirs_each_once() -> None:
    found = list(KINSHIP.descendants(["army"]))
    assert set(found) == {"army", "new", "old", "unit", "body"}
    assert len(found) == len(set(found))


def test_a_bond_holds_from_its_first_day_to_before_its_end() -> None:
    (bond,) = KINSHIP.parents("old")
    assert not bond.holds(dt.date(2019, 12, 31))
    assert bond.holds(dt.date(2020, 1, 1))


def test_in_the_library_a_part_of_an_army_is_on_the_side_of_its_state() -> None:
    kinship = Kinship(actor_book())
    assert "russia" in kinship.sides("russian-aerospace-forces")
    assert set(kinship.same("nusra")) == {"nusra", "jfs"}
