"""Handover notes: for the desk that wrote them, and for nobody else."""

from __future__ import annotations

import datetime as dt

import pytest

from tests.casebook.world import HOLDERS, NOW, World, world
from treve.casebook import handover, log, people
from treve.casebook.book import Casebook
from treve.casebook.roles import Role
from treve.casebook.visible import Forbidden
from treve.errors import BadValue

DESK = {"sector", "analyst", "officer", "investigator", "head"}


@pytest.fixture
def made(book: Casebook) -> World:
    return world(book)


def test_the_newest_note_of_one_s_own_desk_and_no_other(made: World) -> None:
    with made.book.write(NOW) as writing:
        other = people.add_account(writing, "elsewhere", "a long enough password")
        people.grant(writing, other, Role.ANALYST, "guarantor_1")
        elsewhere = people.viewer(writing.connection, other)
        handover.write(writing, made.who["officer"], "the road to Ariha is shut")
    with made.book.write(NOW + dt.timedelta(hours=8)) as writing:
        second = handover.write(writing, made.who["analyst"], "it is open again")
        handover.write(writing, elsewhere, "of another desk")
    with made.book.read() as connection:
        for name in sorted(DESK):
            (newest,) = handover.listing(connection, made.who[name])
            assert (newest.handover_id, newest.text) == (second, "it is open again")
            assert newest.account_id == made.who["analyst"].account_id
        assert [one.text for one in handover.listing(connection, made.who["head"], 9)] == [
            "it is open again",
            "the road to Ariha is shut",
        ]
        assert [one.text for one in handover.listing(connection, elsewhere)] == ["of another desk"]
        for name in set(HOLDERS) - DESK:
            with pytest.raises(Forbidden):
                handover.listing(connection, made.who[name])


def test_who_may_not_and_what_may_not(made: World) -> None:
    with made.book.write(NOW) as writing:
        for name in set(HOLDERS) - DESK:
            with pytest.raises(Forbidden):
                handover.write(writing, made.who[name], "x")
        for text in ("", " \n", "x" * 20_001):
            with pytest.raises(BadValue):
                handover.write(writing, made.who["head"], text)


def test_no_export_of_the_log_holds_a_note(made: World) -> None:
    with made.book.write(NOW) as writing:
        handover.write(writing, made.who["head"], "the road to Ariha is shut")
        log.sign(writing, made.key)
    with made.book.read() as connection:
        for name in ("head", "liaison_a", "commission", "auditor", "owner"):
            exported = log.exported(connection, made.who[name], made.key.public)
            assert b"Ariha" not in b"".join(exported.contents), name
