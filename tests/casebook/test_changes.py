"""What changed between two places of the log, against a count made by hand."""

from __future__ import annotations

import pytest

from tests.casebook.world import NOW, World, world
from treve.casebook import book as books
from treve.casebook import changes, intake, report_form
from treve.casebook.book import Casebook
from treve.casebook.changes import ByRecorder
from treve.casebook.workflow import State


@pytest.fixture
def made(book: Casebook) -> World:
    return world(book)


def _size(made: World) -> int:
    with made.book.read() as connection:
        return books.size(connection)


def _between(made: World, name: str, first: int, last: int) -> changes.Changes:
    with made.book.read() as connection:
        return changes.between(connection, made.who[name], first, last)


def test_reports_are_counted_by_recorder_and_only_those_one_may_see(made: World) -> None:
    before = made.report("monitor", "early", recorder="patrol 4")
    case = made.case(before)
    first = _size(made)
    made.report("monitor", "one", recorder="patrol 4")
    made.report("monitor", "two", recorder="patrol 5")
    made.report("liaison_a", "three")
    with made.book.write(NOW) as writing:
        for words in ("early, corrected", "early, corrected twice"):
            form = report_form.read({"summary": words, "recorder": "patrol 4"}, "x")
            intake.correct(writing, made.who["monitor"], before, form, "better", made.key)
    made.walk(case, State.REGISTERED, State.TRIAGED)
    last = _size(made)
    gone = made.report("monitor", "four")
    with made.book.write(NOW) as writing:
        intake.correct(writing, made.who["monitor"], gone, None, "thunder")

    seen = _between(made, "head", first, last)
    # A report that was corrected twice is one corrected report.
    assert (seen.new, seen.corrected, seen.withdrawn) == (3, 1, 0)
    assert seen.recorders == (
        ByRecorder("patrol 4", "mission", 1, 1, 0),
        ByRecorder("party_a", "party_a", 1, 0, 0),
        ByRecorder("patrol 5", "mission", 1, 0, 0),
    )
    assert (seen.moved, seen.all_moved) == (((case, "triaged"),), 1)

    party = _between(made, "liaison_a", first, last)
    assert (party.new, party.corrected, party.moved, party.all_moved) == (1, 0, (), 0)
    assert party.recorders == (ByRecorder("party_a", "party_a", 1, 0, 0),)
    assert _between(made, "mediator", 0, last + 9) == changes.Changes(0, 0, 0, (), (), 0)

    rest = _between(made, "head", last, _size(made))
    assert (rest.new, rest.corrected, rest.withdrawn, rest.all_moved) == (1, 0, 1, 0)
    assert rest.recorders == (ByRecorder("mission", "mission", 1, 0, 1),)


def test_too_many_are_counted_and_not_told_apart(made: World, monkeypatch: pytest.MonkeyPatch) -> None:
    first = _size(made)
    for number in range(3):
        made.report("monitor", f"report {number}")
    monkeypatch.setattr(changes, "MOST_BY_RECORDER", 2)
    found = _between(made, "head", first, _size(made))
    assert (found.new, found.recorders) == (3, None)
