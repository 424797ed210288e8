"""The history of a case in sentences: each kind of entry, the reasons people gave, and no others."""

from __future__ import annotations

from typing import Any

import pytest

from tests.casebook.world import NOW, world
from treve.casebook import case_list, cases, merging
from treve.casebook.book import Casebook
from treve.casebook.workflow import State
from treve.catalogue import speaking
from treve.serve.pages import case_history


def _told(**entry: Any) -> case_history.Happened:
    (found,) = case_history.history([{"at": "2017-01-10T12:00:00+00:00", **entry}], {"A-1": "Leila"})
    return found


@pytest.mark.parametrize(
    ("entry", "said"),
    [
        ({"kind": "case", "reports": ["R-1"]}, "Opened over 1 report"),
        ({"kind": "case", "reports": ["R-1", "R-2"]}, "Opened over 2 reports"),
        ({"kind": "assignment", "account": "A-1"}, "Given to Leila"),
        # Whose name may not be told is not named by their account either.
        ({"kind": "assignment", "account": "A-2"}, "Given to somebody at the desk"),
        ({"kind": "tabling"}, "Put before the commission"),
        ({"kind": "split", "into": "C-b"}, "Some of its reports went into C-b"),
        ({"kind": "step", "to": "registered", "undoes": 7}, "A step was taken back: registered again"),
        ({"kind": "step", "to": "superseded", "superseded_by": "C-b"}, "Goes on as C-b"),
        ({"kind": "step", "to": "duplicate", "duplicate_of": "C-b"}, "Tells what C-b tells"),
        ({"kind": "step", "to": "reported", "split_from": "C-b"}, "Split from C-b"),
        ({"kind": "step", "to": "closed", "no_party_asked": True}, "Closed; no party was asked"),
        ({"kind": "step", "to": "under_verification"}, "Now under verification"),
        ({"kind": "some_later_kind"}, "some later kind"),
    ],
    ids=lambda value: value if isinstance(value, str) else "",
)
def test_an_entry_is_a_sentence(entry: dict[str, Any], said: str) -> None:
    assert _told(**entry).said == said


def test_a_reason_is_what_a_person_wrote() -> None:
    assert _told(kind="step", to="triaged", reason="all there").reason == "all there"
    assert _told(kind="step", to="triaged").reason is None
    # These come with a notification or an answer, whose own words stand there.
    assert _told(kind="step", to="notified", reason="parties told").reason is None
    assert _told(kind="step", to="disputed", reason="a party disagrees").reason is None


def test_the_history_of_a_case_is_in_the_order_in_which_it_happened_and_finds_what_is_asked(
    sqlite_book: Casebook,
) -> None:
    made = world(sqlite_book)
    head, officer = made.who["head"], made.who["officer"]
    case, other = made.case(made.report("monitor", "a")), made.case(made.report("monitor", "b"))
    made.walk(case, State.REGISTERED)
    with made.book.write(NOW) as writing:
        cases.undo(writing, head, case, "too soon")
        cases.assign(writing, head, case, officer.account_id)
        cases.table(writing, head, case)
        merging.merge(writing, head, case, other, "one shell")
    with made.book.read() as connection:
        bodies = case_list.shown(connection, head, case)["history"]
    told = case_history.history(bodies, {officer.account_id: "officer"})
    assert [one.said for one in told] == [
        "Opened over 1 report",
        "Now reported",
        "Now registered",
        "A step was taken back: reported again",
        "Given to officer",
        "Put before the commission",
        f"Goes on as {other}",
    ]
    assert [one.reason for one in told if one.reason] == ["test", "too soon", "one shell"]
    assert case_history.accounts(bodies) == {head.account_id, officer.account_id}
    assert case_history.assigned(bodies) == [officer.account_id]
    assert case_history.tabled(bodies) == told[5].at
    assert case_history.tabled(bodies[:5]) is None


def test_attributions_and_rulings_are_told_from_other_entries_and_the_last_one_holds() -> None:
    bodies = [
        {"kind": "step", "to": "attribution_settled", "attribution": "unattributed"},
        {"kind": "step", "to": "determined", "determination": "D-1"},
        {"kind": "step", "to": "under_review"},
        {"kind": "step", "to": "determined", "determination": "D-2"},
    ]
    assert case_history.attributions(bodies) == [bodies[0]]
    assert [one["determination"] for one in case_history.determinations(bodies)] == ["D-1", "D-2"]


def test_a_sentence_is_said_in_the_language_spoken_with_the_state_in_it() -> None:
    with speaking("fr"):
        said = _told(kind="step", to="under_verification").said
    assert "under verification" not in said
    assert not said.startswith("Now")
