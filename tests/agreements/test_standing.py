from __future__ import annotations

import datetime as dt

from tests.agreements.made import actor, agreement, book, claim
from treve.agreements.kinship import Kinship
from treve.agreements.standing import Standing, authorities, speakers
from treve.model.actor import ActorKind
from treve.model.agreement import About, Guarantor, Says
from treve.model.asserter import Asserter, AsserterKind

BOOK = book(
    [actor("a"), actor("b"), actor("c"), actor("group"), actor("rebels", ActorKind.UMBRELLA)],
    asserters=[
        Asserter("ministry", "ministry of a", AsserterKind.ORGAN, ("a",)),
        Asserter("commission", "commission of a and b", AsserterKind.JOINT_BODY, ("a", "b")),
        Asserter("paper", "a newspaper", AsserterKind.PRESS),
    ],
)
KINSHIP = Kinship(BOOK)
LATER = Guarantor("c", "guarantor", None, dt.date(2020, 2, 1), None, ())
GUARANTORS = (
    Guarantor("a", "guarantor", None, None, None, ()),
    Guarantor("b", "guarantor", None, None, None, ()),
    LATER,
)


def test_an_organ_speaks_for_its_actor_and_a_joint_body_for_each_member() -> None:
    assert speakers(["ministry"], KINSHIP) == {"a"}
    assert speakers(["commission"], KINSHIP) == {"a", "b"}
    assert speakers(["paper", "nobody known"], KINSHIP) == set()


def test_an_organ_is_the_authority_of_its_actor_and_a_joint_body_its_own() -> None:
    assert authorities(["ministry", "commission", "paper", "group"], KINSHIP) == {"a", "commission", "group"}


def test_a_joint_body_of_all_guarantors_of_the_day_speaks_for_anyone() -> None:
    standing = Standing(agreement(guarantors=GUARANTORS), KINSHIP)
    before = claim(About.MEMBERSHIP, "group", "signed", Says.BOUND, ["commission"], on=dt.date(2020, 1, 4))
    after = claim(About.MEMBERSHIP, "group", "signed", Says.BOUND, ["commission"], on=dt.date(2020, 2, 4))
    undated = claim(About.MEMBERSHIP, "group", "signed", Says.BOUND, ["commission"])
    assert standing.of(before)
    assert not standing.of(after), "by then c was a guarantor too, and is not in the commission"
    assert not standing.of(undated)


def test_a_single_mediator_without_a_side_has_no_standing_on_others() -> None:
    alone = agreement(guarantors=[Guarantor("a", "mediator", None, None, None, ())])
    assert not Standing(alone, KINSHIP).of(claim(About.MEMBERSHIP, "group", "signed", Says.BOUND, ["a"]))
