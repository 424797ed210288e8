"""Lists of cases: filters, pages, and what of a case each may know."""

from __future__ import annotations

import pytest

from tests.casebook.world import NOW, World, world
from treve.casebook import case_list, cases
from treve.casebook.book import Casebook
from treve.casebook.case_list import Wanted
from treve.casebook.workflow import State
from treve.errors import NotFound


@pytest.fixture
def made(book: Casebook) -> World:
    return world(book)


def test_filters_and_pages_keep_to_what_one_sees(made: World) -> None:
    reports = [made.report(who) for who in ("liaison_a", "liaison_b", "monitor")]
    one, two, three = (made.case(report) for report in reports)
    made.walk(two, State.REGISTERED)
    with made.book.write(NOW) as writing:
        cases.step(writing, made.who["head"], three, State.REGISTERED, "x", "2017-01-12")
        cases.assign(writing, made.who["head"], three, made.who["officer"].account_id)
    states = (State.REGISTERED,)
    expected = {
        ("head", Wanted()): [three, two, one],
        ("head", Wanted(states=states)): [three, two],
        ("head", Wanted(states=(State.REPORTED,))): [one],
        ("head", Wanted(states=())): [],
        ("head", Wanted(assigned=True)): [],
        ("officer", Wanted(assigned=True)): [three],
        ("head", Wanted(report=reports[0])): [one],
        ("liaison_b", Wanted(report=reports[0])): [],
        ("head", Wanted(due_before="2017-01-13")): [three],
        ("head", Wanted(due_before="2017-01-12")): [],
        # The day is none of a reporter's business, so it filters nothing in either.
        ("monitor", Wanted(due_before="2017-01-13")): [],
        ("monitor", Wanted()): [three],
        ("mediator", Wanted()): [],
    }
    with made.book.read() as connection:
        for (who, wanted), found in expected.items():
            told = case_list.listing(connection, made.who[who], wanted)
            assert [case["case"] for case in told] == found, (who, wanted)
            assert case_list.count(connection, made.who[who], wanted) == len(found)
            assert case_list.ids(connection, made.who[who], wanted) == found[::-1]
        page = case_list.listing(connection, made.who["head"], after=three, limit=1)
        assert [case["case"] for case in page] == [two]
        with pytest.raises(NotFound):
            case_list.listing(connection, made.who["liaison_a"], after=two)


def test_history_is_for_who_may_read_the_steps(made: World) -> None:
    case_id = made.case(made.report("liaison_a"))
    with made.book.read() as connection:
        assert "history" not in case_list.shown(connection, made.who["liaison_a"], case_id)
        history = case_list.shown(connection, made.who["head"], case_id)["history"]
    assert [entry["kind"] for entry in history] == ["case", "step"]
