"""A submission that comes again is known by its client key or by what it says, and by nobody else's."""

from __future__ import annotations

import pytest

from tests.casebook.world import NOW, World, world
from treve.casebook import intake, known_again, report_form
from treve.casebook.book import Casebook
from treve.errors import Refused

SAID = report_form.read({"summary": "shelling near the market"}, "test")
OTHER = report_form.read({"summary": "shots at the bridge"}, "test")


@pytest.fixture
def made(book: Casebook) -> World:
    return world(book)


def test_what_was_accepted_is_found_by_key_and_by_words_of_the_same_account_alone(made: World) -> None:
    monitor, sector = made.who["monitor"], made.who["sector"]
    with made.book.write(NOW) as writing:
        first = intake.submit(writing, monitor, SAID, made.key, "mission", client_key="phone-1").report_id
        marks = [
            known_again.marked(viewer, form, made.key, client_key)
            for viewer in (monitor, sector)
            for form in (SAID, OTHER)
            for client_key in ("phone-1", None)
        ]
        found = known_again.look_up(writing.connection, marks)
    ids = [tuple(one and one[0] for one in (there.under_key, there.with_content)) for there in found]
    assert ids == [(first, first), (None, first), (first, None), (None, None)] + [(None, None)] * 4
    assert [there.mark for there in found] == marks


def test_a_client_key_used_for_other_words_is_refused_unless_an_earlier_version_said_them(made: World) -> None:
    monitor = made.who["monitor"]
    with made.book.write(NOW) as writing:
        report_id = intake.submit(writing, monitor, SAID, made.key, "mission", client_key="1").report_id
        (before,) = known_again.look_up(writing.connection, [known_again.marked(monitor, OTHER, made.key, "1")])
        with pytest.raises(Refused, match="used for another report"):
            known_again.accepted(writing.connection, before)
        intake.correct(writing, monitor, report_id, OTHER, "it was the bridge", made.key)
        for form in (SAID, OTHER):
            (before,) = known_again.look_up(writing.connection, [known_again.marked(monitor, form, made.key, "1")])
            assert known_again.accepted(writing.connection, before) == before.under_key
            hashed = known_again.keyed_hash(form, made.key)
            assert known_again.accepted_before(writing.connection, monitor, "1", hashed, made.key) == report_id
            assert known_again.accepted_before(writing.connection, monitor, None, hashed, made.key) == report_id
            assert known_again.hash_unless_taken(writing.connection, monitor, form, made.key) is None
    third = report_form.read({"summary": "nothing heard"}, "test")
    with made.book.read() as connection:
        assert known_again.hash_unless_taken(connection, monitor, third, made.key)
        assert known_again.hash_unless_taken(connection, monitor, third, None) is None
