"""One calendar of what is due, for each what they may see."""

from __future__ import annotations

import dataclasses
import datetime as dt
import random

from tests.casebook.world import NOW, World, world
from tests.serve.rehearsal import scene
from treve.casebook import case_list, cases, due, filing_list, obligations, rulings
from treve.casebook.book import Casebook
from treve.casebook.due import Due
from treve.casebook.obligations import SEEN, Obligation
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


def test_the_pages_are_those_of_a_plain_reading_of_every_case_filing_and_obligation(book: Casebook) -> None:
    made = _filled(world(book))
    today = dt.date(2017, 1, 20)
    with book.read() as connection:
        for name, viewer in made.who.items():
            expected = _plainly(made, name, today)
            assert due.calendar(connection, viewer, today) == expected, name
            for limit in (1, 3, 7):
                found: list[Due] = []
                while page := due.calendar(connection, viewer, today, found[-1] if found else None, limit):
                    assert len(page) <= limit
                    found += page
                assert found == expected, (name, limit)
        head = due.calendar(connection, made.who["head"], today)
        assert {one.kind for one in head} == {"case", "answer", "remedy", "obligation"}
        # A page goes on behind what was done in the meantime.
        gone = dataclasses.replace(head[3], name=head[3].name + "!")
        assert due.calendar(connection, made.who["head"], today, gone) == head[4:]


def _filled(made: World) -> World:
    """Many things of each kind, some of them done, several on one day."""
    there, chance = scene(made), random.Random(4)
    head, officer, liaison = (made.who[name] for name in ("head", "officer", "liaison_a"))
    two = there.ids["tabled case"]
    with made.book.write(NOW) as writing:
        for number in range(6):
            day = dt.date(2017, 1, 15 + chance.randrange(10))
            told = rulings.notify(writing, head, two, "party_a", f"x{number}", day)
        rulings.answer(writing, liaison, told, "response", "y")
        for number in range(12):
            stated = dt.date(2017, 1, 15 + chance.randrange(10)) if number % 4 else None
            duty = Obligation(("party_a", "party_b")[number % 2], "map", f"m{number}", "art. 1", stated)
            name = obligations.add(writing, head, duty)
            for _ in range(number % 4):
                seen = chance.choice((*SEEN, "verified"))
                obligations.verify(writing, officer, name, seen, None, "x", NOW.date())
    for number in range(5):
        case_id = made.case(made.report("monitor", f"heard {number}"))
        if number:
            with made.book.write(NOW) as writing:
                cases.step(writing, head, case_id, State.REGISTERED, "x", f"2017-01-{15 + number % 3}")
    return made


def _plainly(made: World, name: str, today: dt.date) -> list[Due]:
    """Each list whole, and what is done left out one by one."""
    viewer = made.who[name]
    with made.book.read() as connection:
        found = [
            Due(one["due"], "answer", one["notification"], one["to"], one["due"] < today.isoformat(), one["case"])
            for one in filing_list.notifications(connection, viewer)
            if one["reply"] is None
        ]
        found += [
            Due(one["due"], "remedy", one["remedy"], one["holder"], one["due"] < today.isoformat(), one["case"])
            for one in filing_list.remedies(connection, viewer)
            if one["result"] is None
        ]
        for duty in obligations.listing(connection, viewer, today):
            day = duty.obligation.due
            if day is not None and not duty.done:
                holder = duty.obligation.holder
                found.append(Due(day.isoformat(), "obligation", duty.obligation_id, holder, day < today, None))
        for one in case_list.listing(connection, viewer):
            if one.get("due") is not None and one["state"] not in ("notified", "remedy_requested"):
                found.append(Due(one["due"], "case", one["case"], None, one["due"] < today.isoformat(), one["case"]))
    return sorted(found, key=lambda one: (one.day, one.kind, one.name))
