"""One calendar of what is due, for each what they may see."""

from __future__ import annotations

import datetime as dt

from tests.casebook.world import NOW, world
from tests.serve.rehearsal import scene
from treve.casebook import cases, due
from treve.casebook.book import Casebook
from treve.casebook.workflow import State


def test_what_is_done_is_no_longer_due_and_nobody_sees_another_s(sqlite_book: Casebook) -> None:
    made = world(sqlite_book)
    there = scene(made)
    case_id = there.ids["assigned case"]
    with made.book.write(NOW) as writing:
        cases.step(writing, made.who["officer"], case_id, State.TRIAGED, "x", "2017-02-01")
    today = dt.date(2017, 1, 20)
    with made.book.read() as connection:
        told = {name: due.calendar(connection, viewer, today) for name, viewer in made.who.items()}
    head = {(one.kind, one.name): one for one in told["head"]}
    assert set(head) == {
        ("case", case_id),
        ("answer", there.ids["notification to party_a"]),
        ("remedy", there.ids["remedy of party_a"]),
        ("obligation", there.ids["obligation of party_a"]),
    }
    assert [one.day for one in told["head"]] == sorted(one.day for one in told["head"])
    assert head["remedy", there.ids["remedy of party_a"]].overdue
    assert not head["case", case_id].overdue
    assert {one.kind for one in told["liaison_a"]} == {"answer", "remedy", "obligation"}
    assert {one.kind for one in told["officer"]} == {"case", "remedy", "obligation"}
    for name in ("liaison_b", "centre_1", "monitor", "mediator", "stranger", "owner"):
        assert told[name] == [], name
