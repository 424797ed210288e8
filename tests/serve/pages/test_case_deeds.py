"""What the page of a case offers is what may follow, is theirs to make, and nothing else."""

from __future__ import annotations

import re

import pytest

from tests.casebook.world import NOW, World, world
from tests.serve.conftest import Enter
from tests.serve.pages.case_tries import GROUNDS, Act, acts, allowed, life
from tests.serve.pages.kept import state_of
from tests.serve.server import Person
from treve.casebook import case_list, cases, rulings
from treve.casebook.book import Casebook
from treve.casebook.rulings import DecidedBy, Vote
from treve.casebook.workflow import Outcome, Simple, State
from treve.errors import NotFound
from treve.serve.pages import case_deeds
from treve.serve.pages.case_words import STEPS

ON_SQLITE = pytest.mark.parametrize("url", ["sqlite"], indirect=True)
# One of each way of seeing a case and of moving it, and one who sees none.
PEOPLE = ("head", "officer", "investigator", "analyst", "commission", "observer", "liaison_a", "mediator")


def _offered(person: Person, case: str) -> set[str]:
    """The deeds for which the page has a button."""
    return set(re.findall(rf'href="/cases/{case}/([a-z]+(?:\?to=[a-z_]+)?)"', person.get(f"/cases/{case}").text))


@ON_SQLITE
def test_each_is_offered_what_may_follow_and_is_theirs(made: World, enter: Enter) -> None:
    case = made.case(made.report("sector", "a"))
    assert _offered(enter("head"), case) == {"step?to=registered", "merge", "assignment", "tabling"}
    assert _offered(enter("analyst"), case) == set()
    # Their own report is in it: they see its state, and move nothing.
    sector = enter("sector")
    assert _offered(sector, case) == set()
    assert "your own reports and what was sent to you" in sector.get(f"/cases/{case}").text
    made.walk(case, State.REGISTERED)
    assert "undo" in _offered(enter("head"), case)
    with made.book.write(NOW) as writing:
        cases.table(writing, made.who["head"], case)
    assert "tabling" not in _offered(enter("head"), case)
    assert _offered(enter("commission"), case) == set()
    made.walk(case, State.TRIAGED, State.UNDER_VERIFICATION, State.INSUFFICIENT_EVIDENCE)
    assert _offered(enter("commission"), case) == {"determination"}


@ON_SQLITE
def test_a_simple_case_is_offered_its_own_steps(made: World, enter: Enter) -> None:
    case = made.case(made.report("monitor", "a"), workflow="simple")
    head = enter("head")
    assert {"check"} <= _offered(head, case)
    assert not any(one.startswith("step") for one in _offered(head, case))
    assert head.send(f"/cases/{case}/check", reason="looked").status_code == 303
    assert state_of(made, case) == "scope_tested"
    assert "check" not in _offered(head, case)


def _possible(made: World, who: str, case: str) -> set[str]:
    with made.book.read() as connection:
        try:
            told = case_list.shown(connection, made.who[who], case)
        except NotFound:
            return set()
    return {one.address for one in case_deeds.possible(made.who[who], told)}


def test_through_the_life_of_a_case_each_is_offered_exactly_what_the_casebook_then_takes(sqlite_book: Casebook) -> None:
    made = world(sqlite_book)
    case, other = (
        made.case(made.report("liaison_a", "a"), made.report("monitor", "c")),
        made.case(made.report("monitor", "b")),
    )
    with made.book.write(NOW) as writing:
        for who in ("officer", "investigator"):
            cases.assign(writing, made.who["head"], case, made.who[who].account_id)
            cases.assign(writing, made.who["head"], other, made.who[who].account_id)
    seen, offered = set(), set()
    for state in life(made, case):
        tried = acts(made, case, other, state)
        for who in PEOPLE:
            here = _possible(made, who, case)
            assert here == allowed(made, made.who[who], tried), (state, who)
            offered |= here
        seen.add(state)
    assert len(seen) == 19
    # Each way that a full case has was open to somebody at some time.
    assert {one.partition("?")[0] for one in offered} == set(case_deeds.DEEDS) - {"check", "close"}


def test_a_simple_case_is_offered_nothing_that_the_casebook_refuses(sqlite_book: Casebook) -> None:
    made = world(sqlite_book)
    head = made.who["head"]
    case, other = (made.case(made.report("monitor", name), workflow="simple") for name in "ab")
    with made.book.write(NOW) as writing:
        cases.table(writing, head, case)
    vote = {"a": Vote(Outcome.MINOR_VIOLATION)}
    moves: list[Act] = [
        lambda writing, viewer: cases.simple_step(writing, viewer, case, Simple.CHECKED, "x"),
        lambda writing, _: rulings.determine(
            writing, made.who["commission"], case, vote, DecidedBy.CONSENSUS, GROUNDS, "x"
        ),
        lambda writing, viewer: cases.simple_close(writing, viewer, case, "x"),
    ]
    ways = []
    for move in (None, *moves):
        if move is not None:
            with made.book.write(NOW) as writing:
                move(writing, head)
        with made.book.read() as connection:
            state = cases.state(connection, case).to_state
        for who in ("head", "commission", "analyst"):
            here = _possible(made, who, case)
            assert here <= allowed(made, made.who[who], acts(made, case, other, state)), (state, who)
            ways += sorted(here & {"check", "determination", "close"})
    assert ways == ["check", "determination", "close"]


def test_every_deed_has_a_label_and_only_a_bare_step_takes_that_of_its_state() -> None:
    labels = [case_deeds.label(deed, "registered") for deed in case_deeds.DEEDS]
    assert len(set(labels)) == len(case_deeds.DEEDS)
    assert case_deeds.label("step", "registered") == STEPS["registered"]
    assert case_deeds.label("step", "nowhere") not in STEPS.values()
    assert case_deeds.label("merge", "registered") == case_deeds.label("merge", "")
