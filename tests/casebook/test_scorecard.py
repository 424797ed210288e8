"""The scorecard, counted by hand and by a plain second way."""

from __future__ import annotations

import datetime as dt

from tests.casebook.world import NOW, TO_VERIFIED, World, world
from treve.casebook import cases, rulings
from treve.casebook.book import Casebook
from treve.casebook.rulings import DecidedBy, Vote
from treve.casebook.scorecard import Score, scorecard
from treve.casebook.workflow import Outcome, State


def _case(made: World, who: str, number: int, days: int | None, outcome: Outcome = Outcome.MINOR_VIOLATION) -> str:
    """A case over one report; ruled after some days, or not."""
    case_id = made.case(made.report(who, f"report {number}"))
    made.walk(case_id, *TO_VERIFIED, State.SCOPE_TESTED)
    if days is not None:
        with made.book.write(NOW + dt.timedelta(days=days)) as writing:
            cases.table(writing, made.who["head"], case_id)
            vote = {"a": Vote(outcome)}
            rulings.determine(
                writing, made.who["commission"], case_id, vote, DecidedBy.MAJORITY, "reasonable_grounds", "x"
            )
    return case_id


def test_each_party_s_line_says_what_was_received_ruled_and_left(book: Casebook) -> None:
    made = world(book)
    ruled = [_case(made, "centre_1", number, days) for number, days in enumerate((2, 4, 9))]
    _case(made, "centre_1", 3, None)
    _case(made, "centre_2", 4, 5, Outcome.CANNOT_RULE)
    sent = NOW + dt.timedelta(days=10)
    due = (sent + dt.timedelta(days=3)).date()
    with made.book.write(sent) as writing:
        first, second, third = (
            rulings.notify(writing, made.who["head"], case_id, "party_a", "ruled", due) for case_id in ruled
        )
        rulings.answer(writing, made.who["liaison_a"], first, "response", "no")
    with made.book.write(sent + dt.timedelta(days=5)) as writing:
        rulings.silence(writing, made.who["head"], second)
    assert third
    with made.book.read() as connection:
        after = scorecard(connection, made.who["head"], due + dt.timedelta(days=1))
        on_the_day = scorecard(connection, made.who["head"], due)
        assert scorecard(connection, made.who["centre_1"], due) == []
    assert after == [
        Score("guarantor_1", 4, 3, 1, 0, 0, 4),
        Score("guarantor_2", 1, 1, 0, 1, 0, 5),
        Score("party_a", 0, 0, 0, 0, 2, None),
    ]
    assert [one.compartment for one in on_the_day] == ["guarantor_1", "guarantor_2"]
