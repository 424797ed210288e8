"""Who asks from outside: looked up again in every transaction, and confirmed before an account changes hands."""

from __future__ import annotations

import time

import pytest

from tests.casebook.world import PASSWORD, world
from treve.casebook import asking, people
from treve.casebook.book import Casebook
from treve.casebook.roles import Deed, Role
from treve.casebook.visible import Forbidden
from treve.errors import Refused


def test_a_session_and_a_token_are_known_and_only_a_session_is_one(sqlite_book: Casebook) -> None:
    made = world(sqlite_book)
    session = people.sign_in(sqlite_book, "head", PASSWORD, None, int(time.time()))
    with sqlite_book.write() as writing:
        token = people.add_token(
            writing, made.who["head"].account_id, "x", frozenset({Deed.LINK}), int(time.time()) + 60
        )
    by_session, by_token = asking.by_session(sqlite_book, session), asking.by_token(sqlite_book, token)
    assert by_session.must_be_session() == session
    with pytest.raises(Forbidden):
        by_token.must_be_session()
    with by_token.reading() as (_, viewer):
        assert (viewer.may(Deed.LINK), viewer.may(Deed.ASSIGN)) == (True, False)
    for wrong in ("", "x", token):
        with pytest.raises(Refused):
            asking.by_session(sqlite_book, wrong)
    with sqlite_book.write() as writing:
        grant = people.grant(writing, made.who["head"].account_id, Role.MEDIATOR, "public")
    with by_session.writing() as (writing, viewer):
        assert (Role.MEDIATOR, "public") in viewer.grants
        people.end_grant(writing, grant)
    with by_session.reading() as (_, viewer):
        assert (Role.MEDIATOR, "public") not in viewer.grants


def test_a_session_left_open_is_not_enough_and_guesses_count_as_failed_sign_ins(sqlite_book: Casebook) -> None:
    world(sqlite_book)
    asks = asking.by_session(sqlite_book, people.sign_in(sqlite_book, "head", PASSWORD, None, int(time.time())))
    asking.confirm(asks, PASSWORD, None)
    for _ in range(people.FAILURES_TO_LOCK):
        with pytest.raises(Forbidden):
            asking.confirm(asks, "a wrong password", None)
    with pytest.raises(Forbidden):
        asking.confirm(asks, PASSWORD, None)
