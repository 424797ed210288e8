"""Letters: written once for each occasion, tried again later and later, and never sent twice."""

from __future__ import annotations

import datetime as dt

import pytest
from sqlalchemy import select, update

from tests.casebook.test_bulletins import PAPER
from tests.casebook.world import World, world
from tests.serve.rehearsal import scene
from treve.casebook import bulletins, mailing, people
from treve.casebook.book import Casebook
from treve.casebook.mailing import MOST_TRIES, Letter, Sent
from treve.casebook.schema_bulletins import mail
from treve.errors import BadValue

NOW = dt.datetime.now(dt.UTC)
HOUR = dt.timedelta(hours=1)


@pytest.fixture
def made(book: Casebook) -> World:
    return world(book)


def _ask(made: World, name: str, *topics: str, address: str = "") -> None:
    with made.book.write(NOW) as writing:
        mailing.set_address(writing, made.who[name].account_id, address or f"{name}@example.org", topics, "en")


def _write(made: World, now: dt.datetime = NOW) -> int:
    with made.book.write(now) as writing:
        return mailing.write_letters(writing)


def _deliver(made: World, *answers: Sent, now: dt.datetime = NOW) -> tuple[dict[str, int], list[Letter]]:
    left, seen = list(answers), []

    def send(letter: Letter) -> tuple[Sent, str]:
        seen.append(letter)
        return left.pop(0), "said"

    return dict(mailing.deliver(made.book, send, lambda: now)), seen


def _publish(made: World) -> str:
    with made.book.write(NOW) as writing:
        one = bulletins.draft(writing, made.who["analyst"], PAPER)
        bulletins.approve(writing, made.who["head"], one, {})
        bulletins.publish(writing, made.who["head"], one, made.key)
    return one


def test_each_is_told_of_what_they_may_see_and_once(made: World) -> None:
    for name in ("commission", "liaison_a", "mediator", "head"):
        _ask(made, name, "published")
    assert _write(made) == 0
    _publish(made)
    # Not who published it, and not who may not read it.
    assert _write(made) == 2
    assert _write(made) == 0
    done, letters = _deliver(made, Sent.TAKEN, Sent.TAKEN)
    assert done == {"sent": 2}
    assert {one.address for one in letters} == {"commission@example.org", "mediator@example.org"}
    assert _deliver(made) == ({}, [])


def test_deadlines_are_told_once_a_day_and_only_to_who_sees_them(made: World) -> None:
    scene(made)
    for name in ("liaison_a", "liaison_b"):
        _ask(made, name, "deadlines")
    assert _write(made) == 1
    assert _write(made, NOW + HOUR / 60) == 0 or (NOW + HOUR / 60).date() != NOW.date()
    assert _write(made, NOW + dt.timedelta(days=1)) == 1


def test_a_letter_is_tried_again_later_and_later_and_then_given_up(made: World) -> None:
    _ask(made, "commission", "published")
    _publish(made)
    _write(made)
    now, waits = NOW, []
    for number in range(1, MOST_TRIES + 1):
        done, letters = _deliver(made, Sent.LATER, now=now)
        assert [one.tries for one in letters] == [number]
        assert done == {"waiting" if number < MOST_TRIES else "given_up": 1}
        with made.book.read() as connection:
            following = dt.datetime.fromtimestamp(connection.scalar(select(mail.c.next_try)) or 0, dt.UTC)
        waits.append(round((following - now).total_seconds() / 60))
        assert _deliver(made, now=following - dt.timedelta(seconds=2))[1] == []
        now = following + dt.timedelta(seconds=1)
    assert waits == [2, 4, 8, 16, 32, 64, 128, 240]
    assert _deliver(made, now=now + 100 * HOUR) == ({}, [])


def test_one_that_was_being_sent_when_the_worker_was_killed_does_not_go_twice(made: World) -> None:
    _ask(made, "commission", "published")
    _publish(made)
    _write(made)

    def killed(letter: Letter) -> tuple[Sent, str]:
        raise KeyboardInterrupt

    with pytest.raises(KeyboardInterrupt):
        mailing.deliver(made.book, killed, lambda: NOW)
    assert _deliver(made, now=NOW + 100 * HOUR) == ({"unsure": 1}, [])
    with made.book.read() as connection:
        (line,) = mailing.delivery_log(connection)
    assert (line.account, line.occasion, line.state, line.tries) == ("commission", "published", "unsure", 1)


def test_what_is_refused_for_good_is_not_tried_again(made: World) -> None:
    _ask(made, "commission", "published")
    _publish(made)
    _write(made)
    assert _deliver(made, Sent.REFUSED)[0] == {"refused": 1}
    assert _deliver(made, now=NOW + 100 * HOUR) == ({}, [])


@pytest.mark.parametrize(
    "address", ["nobody", "a@", "@b", "a b@example.org", "a@example.org\nBcc: b@example.org", "é@example.org"]
)
def test_what_is_no_address_is_refused(made: World, address: str) -> None:
    with pytest.raises(BadValue):
        _ask(made, "head", "published", address=address)


def test_topics_and_languages_are_known_ones(made: World) -> None:
    with pytest.raises(BadValue):
        _ask(made, "head", "gossip")
    with pytest.raises(BadValue), made.book.write(NOW) as writing:
        mailing.set_address(writing, made.who["head"].account_id, "a@example.org", (), "tlh")


def test_an_empty_address_ends_it_and_a_disabled_account_gets_nothing(made: World) -> None:
    for name in ("commission", "mediator"):
        _ask(made, name, "published")
    with made.book.write(NOW) as writing:
        account_id = made.who["commission"].account_id
        assert mailing.address_of(writing.connection, account_id) == ("commission@example.org", ("published",), "en")
        mailing.set_address(writing, account_id, "", (), "en")
        assert mailing.address_of(writing.connection, account_id) is None
        people.disable(writing, made.who["mediator"].account_id)
    _publish(made)
    assert _write(made) == 0


def test_the_log_holds_no_address(made: World) -> None:
    from treve.casebook import schema

    _ask(made, "commission", "published", address="secret.name@example.org")
    with made.book.read() as connection:
        assert not any(b"secret.name" in bytes(body) for body in connection.scalars(select(schema.content.c.body)))


def test_a_letter_waits_for_an_address_that_is_gone(made: World) -> None:
    _ask(made, "commission", "published")
    _publish(made)
    _write(made)
    _ask(made, "commission", "published", address="other@example.org")
    assert [one.address for one in _deliver(made, Sent.TAKEN)[1]] == ["other@example.org"]
    with made.book.write(NOW) as writing:
        writing.connection.execute(update(mail).values(state="waiting", next_try=0))
        mailing.set_address(writing, made.who["commission"].account_id, "", (), "en")
    assert _deliver(made) == ({}, [])
