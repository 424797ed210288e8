"""The page of one case: who sees how much of it, and which form stands open."""

from __future__ import annotations

import re

import pytest

from tests.casebook.world import NOW, World
from tests.serve.conftest import Enter
from tests.serve.pages.kept import to_insufficient
from treve.casebook import cases, rulings
from treve.casebook.rulings import DecidedBy, Vote
from treve.casebook.workflow import Outcome, State

pytestmark = pytest.mark.parametrize("url", ["sqlite"], indirect=True)


def _choices(page: str, name: str) -> list[str]:
    """What can be chosen in a field."""
    found = re.search(rf'<select id="{name}".*?</select>', page, re.DOTALL)
    assert found is not None
    return re.findall(r'<option value="([^"]*)"', found[0])


def _forms(page: str) -> list[str]:
    """Where the forms of the case that stand open lead."""
    return re.findall(r'<form method="post" action="(/cases/[^"]+)"', page)


def test_a_case_that_is_not_seen_is_answered_like_one_that_is_not_there(made: World, enter: Enter) -> None:
    case = made.case(made.report("liaison_a", "a"))
    party = enter("liaison_b")
    for path in ("", "/step", "/merge"):
        hidden, absent = party.get(f"/cases/{case}{path}"), party.get(f"/cases/C-aaaaaaaaaaaaaaaa{path}")
        assert (hidden.status_code, absent.status_code) == (404, 404), path
        assert case not in hidden.text.replace(f"/cases/{case}", ""), path
    assert enter("liaison_a").get(f"/cases/{case}").status_code == 200


def test_each_side_reads_its_own_reports_and_who_moves_the_case_reads_all(made: World, enter: Enter) -> None:
    one = made.report("liaison_a", "shells from the hill", perpetrator_alleged="the 4th", area="Idlib")
    other = made.report("liaison_b", "no shells at all", area="Homs")
    case = made.case(one, other)
    whole = enter("head").get(f"/cases/{case}").text
    for words in (
        "shells from the hill",
        "no shells at all",
        "2 reports that you see",
        "They tell differently",
        "the 4th",
    ):
        assert words in whole, words
    part = enter("liaison_a").get(f"/cases/{case}").text
    assert "shells from the hill" in part
    assert "1 report that you see" in part
    for hidden in (
        "no shells at all",
        other,
        "Homs",
        "They tell differently",
        'id="past"',
        'id="ruling"',
        'id="lacking"',
    ):
        assert hidden not in part, hidden


def test_what_is_missing_is_said_of_the_reports_that_lack_it(made: World, enter: Enter) -> None:
    full = made.report("monitor", "a", act="mortar", occurred_from="2017-01-09", source="seen", consent="verification")
    bare = made.report("liaison_a", "b", occurred_from="2017-01-09", consent="verification")
    page = enter("head").get(f"/cases/{made.case(full, bare)}").text
    missing = page[page.index('id="lacking"') : page.index('id="past"')]
    items = dict(re.findall(r"<li>(.*?\.)(.*?)</li>", missing, re.DOTALL))
    assert bare in items["What was done is not stated."]
    assert full not in items["What was done is not stated."]
    assert "The day is not stated." not in items
    # What all of them lack is said once, without a list of them.
    assert "R-" not in items["The place is not stated."]


def test_a_form_stands_open_where_its_step_may_follow_and_no_other_does(made: World, enter: Enter) -> None:
    case = made.case(made.report("monitor", "a"))
    head = enter("head")
    assert _forms(head.get(f"/cases/{case}").text) == []
    assert _forms(head.get(f"/cases/{case}/step", to="registered").text) == [f"/cases/{case}/step"]
    for deed, to in (("step", ""), ("step", "final"), ("determination", ""), ("undo", ""), ("check", "")):
        page = head.get(f"/cases/{case}/{deed}", **({"to": to} if to else {})).text
        assert _forms(page) == [], (deed, to)
        assert "not yours to make now" in page, (deed, to)
    assert _forms(head.get(f"/cases/{case}/merge").text) == [f"/cases/{case}/merge"]


def test_a_case_is_given_to_those_who_verify_and_sent_to_compartments_but_not_to_the_public(
    made: World, enter: Enter
) -> None:
    case = made.case(made.report("monitor", "a"))
    head, who = enter("head"), made.who
    given = _choices(head.get(f"/cases/{case}/assignment").text, "account")
    assert {who["officer"].account_id, who["investigator"].account_id} <= set(given)
    assert not {who["civil"].account_id, who["mediator"].account_id, who["stranger"].account_id} & set(given)
    to_insufficient(made, case)
    with made.book.write(NOW) as writing:
        cases.table(writing, who["head"], case)
        votes = {"a": Vote(Outcome.CANNOT_RULE)}
        rulings.determine(writing, who["commission"], case, votes, DecidedBy.CONSENSUS, "reasonable_grounds", "x")
    told = _choices(head.get(f"/cases/{case}/notification").text, "to")
    assert {"party_a", "party_b", "guarantor_1", "guarantor_2"} <= set(told)
    assert "public" not in told


@pytest.mark.parametrize(
    ("state", "outcomes"),
    [
        (State.UNFOUNDED, ["no_incident"]),
        (State.NOT_VERIFIED, ["cannot_rule"]),
        (State.VERIFIED, [one.value for one in Outcome]),
    ],
)
def test_a_vote_can_say_what_the_state_lets_a_ruling_say(
    made: World, enter: Enter, state: State, outcomes: list[str]
) -> None:
    case = made.case(made.report("monitor", "a"))
    made.walk(case, State.REGISTERED, State.TRIAGED, State.UNDER_VERIFICATION, state)
    if state is State.VERIFIED:
        made.walk(case, State.SCOPE_TESTED)
    with made.book.write(NOW) as writing:
        cases.table(writing, made.who["head"], case)
    page = enter("commission").get(f"/cases/{case}/determination").text
    assert _choices(page, "outcome-1") == ["", *outcomes, "abstained"]


def test_a_case_ruled_again_is_voted_on_by_those_who_voted_before_and_both_rulings_stand(
    made: World, enter: Enter
) -> None:
    case = made.case(made.report("monitor", "a"))
    to_insufficient(made, case)
    commission = made.who["commission"]
    with made.book.write(NOW) as writing:
        cases.table(writing, made.who["head"], case)
        votes = {"north": Vote(Outcome.CANNOT_RULE), "south": Vote(None)}
        rulings.determine(writing, commission, case, votes, DecidedBy.CONSENSUS, "reasonable_grounds", "first reasons")
        told = rulings.notify(writing, made.who["head"], case, "party_a", "x", NOW.date())
        rulings.answer(writing, made.who["liaison_a"], told, "response", "x")
        rulings.dispute(writing, made.who["liaison_a"], told, "x")
        cases.step(writing, commission, case, State.UNDER_REVIEW, "x")
    voter = enter("commission")
    form = voter.get(f"/cases/{case}/determination").text
    assert re.findall(r'id="component-\d+"[^>]*value="([^"]*)"', form) == ["north", "south"]
    with made.book.write(NOW) as writing:
        votes = {"north": Vote(Outcome.MINOR_VIOLATION)}
        rulings.determine(writing, commission, case, votes, DecidedBy.MAJORITY, "reasonable_grounds", "second reasons")
    after = voter.get(f"/cases/{case}").text
    assert 0 < after.index("second reasons") < after.index("first reasons")
