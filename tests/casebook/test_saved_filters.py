"""Saved filters: one's own, and a link that ends when it is meant to."""

from __future__ import annotations

import pytest
from sqlalchemy import select

from tests.casebook.world import NOW, World, world
from treve.casebook import people, saved_filters, schema
from treve.casebook.book import Casebook
from treve.errors import BadValue, NotFound, Refused


@pytest.fixture
def made(book: Casebook) -> World:
    return world(book)


def _add(made: World, who: str, name: str = "Idlib", what: str = "reports") -> str:
    with made.book.write(NOW) as writing:
        return saved_filters.add(writing, made.who[who], name, what, "area=Idlib")


def _share(made: World, who: str, filter_id: str) -> str:
    with made.book.write(NOW) as writing:
        return saved_filters.share(writing, made.who[who], filter_id)


def _works(made: World, token: str) -> bool:
    with made.book.read() as connection:
        try:
            saved_filters.with_token(connection, token)
        except NotFound:
            return False
    return True


def test_one_sees_one_s_own_and_no_other(made: World) -> None:
    mine, _ = _add(made, "analyst"), _add(made, "head")
    with made.book.read() as connection:
        (found,) = saved_filters.listing(connection, made.who["analyst"])
    assert (found.filter_id, found.name, found.what, found.query) == (mine, "Idlib", "reports", "area=Idlib")
    assert (found.made, found.shared) == (int(NOW.timestamp()), False)
    for deed in (saved_filters.share, saved_filters.revoke, saved_filters.drop):
        with made.book.write(NOW) as writing, pytest.raises(NotFound):
            deed(writing, made.who["head"], mine)


def test_a_link_shows_its_filter_until_it_is_revoked_replaced_or_dropped(made: World) -> None:
    mine = _add(made, "analyst")
    first = _share(made, "analyst", mine)
    with made.book.read() as connection:
        found = saved_filters.with_token(connection, first)
        assert (found.filter_id, found.account_id) == (mine, made.who["analyst"].account_id)
        stored = connection.scalars(select(schema.saved_filter.c.token_hash)).all()
    assert first not in str(stored)
    second = _share(made, "analyst", mine)
    assert (_works(made, first), _works(made, second)) == (False, True)
    with made.book.write(NOW) as writing:
        saved_filters.revoke(writing, made.who["analyst"], mine)
    assert not _works(made, second)
    third = _share(made, "analyst", mine)
    with made.book.write(NOW) as writing:
        saved_filters.drop(writing, made.who["analyst"], mine)
    assert not _works(made, third)
    assert not _works(made, "")


def test_who_is_shut_out_shares_nothing_any_more(made: World) -> None:
    token = _share(made, "analyst", _add(made, "analyst"))
    with made.book.write(NOW) as writing:
        people.disable(writing, made.who["analyst"].account_id)
    assert not _works(made, token)


def test_the_log_says_that_a_link_was_made_and_ended_and_never_the_link(made: World) -> None:
    mine = _add(made, "analyst")
    token = _share(made, "analyst", mine)
    with made.book.write(NOW) as writing:
        saved_filters.drop(writing, made.who["analyst"], mine)
    with made.book.read() as connection:
        bodies = [bytes(one) for one in connection.scalars(select(schema.content.c.body))]
        kinds = connection.scalars(select(schema.content.c.kind).order_by(schema.content.c.position)).all()
    assert list(kinds)[-2:] == ["feed", "feed_end"]
    assert not any(token.encode() in one for one in bodies)


def test_what_is_no_filter_is_refused(made: World, monkeypatch: pytest.MonkeyPatch) -> None:
    for name, what in (("", "reports"), (" ", "cases"), ("x" * 201, "due"), ("x", "people")):
        with pytest.raises(BadValue):
            _add(made, "analyst", name, what)
    monkeypatch.setattr(saved_filters, "MOST", 1)
    _add(made, "analyst")
    with pytest.raises(Refused):
        _add(made, "analyst")
