"""Alleged, verified and ruled, each apart: against a casebook whose cases are known one by one."""

from __future__ import annotations

import datetime as dt

from tests.casebook.world import NOW, TO_VERIFIED, world
from treve.casebook import cases, casework, rulings
from treve.casebook.book import Casebook
from treve.casebook.rulings import DecidedBy, Vote
from treve.casebook.workflow import Outcome, State

FIRST, LAST = dt.date(2017, 1, 5), dt.date(2017, 1, 6)


def test_each_case_stands_in_one_row_by_what_was_done_last(sqlite_book: Casebook) -> None:
    made = world(sqlite_book)

    def case(day: str) -> str:
        return made.case(made.report("monitor", f"{day} {len(ids)}", occurred_from=day))

    ids: list[str] = []
    for day in ("2017-01-05",) * 4 + ("2017-01-06", "2017-02-01"):
        ids.append(case(day))
    made.report("monitor", "in no case", occurred_from="2017-01-04", occurred_to="2017-01-05")
    made.walk(ids[1], *TO_VERIFIED)
    made.walk(ids[2], *TO_VERIFIED[:-1], State.NOT_VERIFIED)
    made.walk(ids[3], *TO_VERIFIED[:-1], State.INSUFFICIENT_EVIDENCE)
    made.walk(ids[4], *TO_VERIFIED[:-1], State.WITHDRAWN)
    made.walk(ids[5], *TO_VERIFIED[:-1], State.INSUFFICIENT_EVIDENCE)
    with made.book.write(NOW.replace(day=6)) as writing:
        for one in (ids[3], ids[5]):
            cases.table(writing, made.who["head"], one)
            vote = {"a": Vote(Outcome.CANNOT_RULE)}
            rulings.determine(
                writing, made.who["commission"], one, vote, DecidedBy.CONSENSUS, "reasonable_grounds", "x"
            )
    with made.book.read() as connection:
        found = casework.of_days(connection, made.who["head"], FIRST, LAST)
        nobody = casework.of_days(connection, made.who["liaison_a"], FIRST, LAST)
    assert (found.reports, found.alleged, found.verified, found.unsettled, found.other) == (6, 1, 1, 1, 1)
    assert found.ruled == {"cannot_rule": 1}
    assert found.decided == 2
    assert (nobody.reports, nobody.alleged, nobody.ruled, nobody.decided) == (0, 0, {}, 0)
