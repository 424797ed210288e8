"""Rulings and what follows, on both databases."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable

import pytest
from hypothesis import given
from hypothesis import strategies as st
from sqlalchemy import select

from tests.casebook.world import NOW, TO_VERIFIED, World, world
from treve.casebook import case_list, cases, rulings, schema
from treve.casebook.book import Casebook, Writing
from treve.casebook.rulings import DecidedBy, Vote
from treve.casebook.workflow import Outcome, State
from treve.errors import BadValue, NotFound, Refused

DUE = dt.date(2017, 1, 20)
AFTER = NOW + dt.timedelta(days=15)
SERIOUS, NONE = Outcome.SERIOUS_VIOLATION, Outcome.NO_INCIDENT


@pytest.fixture
def made(book: Casebook) -> World:
    return world(book)


def _investigated(made: World, who: str = "centre_1") -> str:
    case_id = made.case(made.report(who, f"report of {who}"))
    made.walk(case_id, *TO_VERIFIED, State.SCOPE_TESTED, State.UNDER_INVESTIGATION)
    with made.book.write(NOW) as writing:
        cases.table(writing, made.who["head"], case_id)
        rulings.attribute(
            writing, made.who["head"], case_id, "attributed", ("syrian-army",), "reasonable_grounds", 80, "fragments"
        )
    return case_id


def _ruled(made: World, who: str = "centre_1", outcome: Outcome = SERIOUS) -> str:
    case_id = _investigated(made, who)
    with made.book.write(NOW) as writing:
        votes = {"guarantor_1": Vote(outcome), "guarantor_2": Vote(outcome)}
        rulings.determine(
            writing, made.who["commission"], case_id, votes, DecidedBy.CONSENSUS, "reasonable_grounds", "heard"
        )
    return case_id


def _notified(made: World, party: str = "party_a") -> tuple[str, str]:
    case_id = _ruled(made)
    with made.book.write(NOW) as writing:
        return case_id, rulings.notify(writing, made.who["head"], case_id, party, "A ruling was made.", DUE)


def _state(made: World, case_id: str) -> State:
    with made.book.read() as connection:
        return cases.state(connection, case_id).to_state


def _refused(made: World, change: Callable[[Writing], object], error: type[Exception] = Refused) -> None:
    with pytest.raises(error), made.book.write(NOW) as writing:
        change(writing)


@pytest.mark.parametrize(
    ("votes", "rule", "decided"),
    [
        ({"a": SERIOUS, "b": SERIOUS}, "consensus", SERIOUS),
        ({"a": SERIOUS, "b": None}, "consensus", SERIOUS),
        ({"a": SERIOUS, "b": NONE}, "consensus", Outcome.CANNOT_RULE),
        ({"a": None, "b": None}, "consensus", Outcome.CANNOT_RULE),
        ({"a": SERIOUS, "b": SERIOUS, "c": NONE}, "majority", SERIOUS),
        ({"a": SERIOUS, "b": NONE}, "majority", Outcome.CANNOT_RULE),
        ({"a": SERIOUS, "b": None, "c": None}, "majority", Outcome.CANNOT_RULE),
        ({"a": SERIOUS, "b": SERIOUS, "c": NONE, "d": NONE}, "majority", Outcome.CANNOT_RULE),
    ],
)
def test_votes_decide_as_the_agreement_says(votes: dict[str, Outcome | None], rule: str, decided: Outcome) -> None:
    assert rulings.outcome({name: Vote(vote) for name, vote in votes.items()}, DecidedBy(rule)) is decided


@given(st.lists(st.sampled_from([*Outcome, None]), min_size=1, max_size=9))
def test_a_majority_is_more_than_half_of_all(cast: list[Outcome | None]) -> None:
    votes = {str(number): Vote(vote) for number, vote in enumerate(cast)}
    won = [one for one in Outcome if sum(vote is one for vote in cast) > len(cast) / 2]
    assert rulings.outcome(votes, DecidedBy.MAJORITY) is (won[0] if won else Outcome.CANNOT_RULE)


def test_a_ruling_keeps_every_vote_and_dissent(made: World) -> None:
    case_id = _investigated(made)
    votes = {"guarantor_1": Vote(SERIOUS), "guarantor_2": Vote(NONE, "it was an accident"), "mission": Vote(SERIOUS)}
    with made.book.write(NOW) as writing:
        commission = made.who["commission"]
        done = rulings.determine(writing, commission, case_id, votes, DecidedBy.MAJORITY, "reasonable_grounds", "heard")
    assert done is SERIOUS
    with made.book.read() as connection:
        cast = {row.component: row.outcome for row in connection.execute(select(schema.vote))}
        bodies = b"".join(bytes(one) for one in connection.scalars(select(schema.content.c.body)))
    assert cast == {"guarantor_1": "serious_violation", "guarantor_2": "no_incident", "mission": "serious_violation"}
    assert b"it was an accident" in bodies
    assert _state(made, case_id) is State.DETERMINED


def test_only_the_commission_rules_and_only_on_what_is_before_it(made: World) -> None:
    case_id = _investigated(made)
    votes = {"a": Vote(SERIOUS)}
    ruling = (votes, DecidedBy.MAJORITY, "reasonable_grounds", "")
    for who, error in (("head", Refused), ("analyst", Refused), ("liaison_a", NotFound)):
        with pytest.raises(error), made.book.write(NOW) as writing:
            rulings.determine(writing, made.who[who], case_id, *ruling)


def test_what_could_not_be_verified_can_only_be_ruled_unruled(made: World) -> None:
    case_id = made.case(made.report("monitor"))
    made.walk(case_id, *TO_VERIFIED[:3], State.INSUFFICIENT_EVIDENCE)
    with made.book.write(NOW) as writing:
        cases.table(writing, made.who["head"], case_id)
    ruling = (DecidedBy.MAJORITY, "reasonable_grounds", "no access")
    commission = made.who["commission"]
    _refused(made, lambda writing: rulings.determine(writing, commission, case_id, {"a": Vote(SERIOUS)}, *ruling))
    with made.book.write(NOW) as writing:
        assert (
            rulings.determine(writing, commission, case_id, {"a": Vote(Outcome.CANNOT_RULE)}, *ruling)
            is Outcome.CANNOT_RULE
        )


@pytest.mark.parametrize(
    ("result", "actors", "standard", "confidence"),
    [
        ("attributed", (), "reasonable_grounds", None),
        ("attributed", ("a", "b"), "reasonable_grounds", None),
        ("jointly_attributed", ("a",), "reasonable_grounds", None),
        ("unattributed", ("a",), "reasonable_grounds", None),
        ("guilty", ("a",), "reasonable_grounds", None),
        ("attributed", ("a",), "certain", None),
        ("attributed", ("a",), "reasonable_grounds", 101),
    ],
)
def test_an_attribution_that_contradicts_itself_is_refused(
    sqlite_book: Casebook, result: str, actors: tuple[str, ...], standard: str, confidence: int | None
) -> None:
    made = world(sqlite_book)
    case_id = made.case(made.report("monitor"))
    made.walk(case_id, *TO_VERIFIED, State.SCOPE_TESTED, State.UNDER_INVESTIGATION)
    head = made.who["head"]
    _refused(
        made,
        lambda writing: rulings.attribute(writing, head, case_id, result, actors, standard, confidence, ""),
        BadValue,
    )


def test_a_party_sees_and_answers_its_own_notification_and_no_other(made: World) -> None:
    case_id, notification_id = _notified(made)
    _refused(
        made, lambda writing: rulings.answer(writing, made.who["liaison_b"], notification_id, "response", "x"), NotFound
    )
    _refused(
        made, lambda writing: rulings.answer(writing, made.who["centre_1"], notification_id, "response", "x"), NotFound
    )
    with made.book.write(NOW) as writing:
        rulings.answer(writing, made.who["liaison_a"], notification_id, "response", "it was reply fire")
    assert _state(made, case_id) is State.RESPONSE_RECEIVED
    _refused(made, lambda writing: rulings.answer(writing, made.who["liaison_a"], notification_id, "response", "again"))
    with made.book.read() as connection:
        assert [one["case"] for one in case_list.listing(connection, made.who["liaison_a"])] == [case_id]
        assert case_list.listing(connection, made.who["liaison_b"]) == []


def test_silence_is_recorded_after_the_deadline_and_never_before(made: World) -> None:
    case_id, notification_id = _notified(made)
    _refused(made, lambda writing: rulings.silence(writing, made.who["head"], notification_id))
    with made.book.write(AFTER) as writing:
        rulings.silence(writing, made.who["head"], notification_id)
    assert _state(made, case_id) is State.NO_RESPONSE


def test_a_disputed_ruling_is_reviewed_and_ruled_again(made: World) -> None:
    case_id, notification_id = _notified(made)
    with made.book.write(NOW) as writing:
        rulings.answer(writing, made.who["liaison_a"], notification_id, "response", "no")
        rulings.dispute(writing, made.who["liaison_a"], notification_id, "we disagree")
        cases.step(writing, made.who["commission"], case_id, State.UNDER_REVIEW, "second look")
        votes = {"a": Vote(Outcome.MINOR_VIOLATION)}
        rulings.determine(
            writing, made.who["commission"], case_id, votes, DecidedBy.MAJORITY, "reasonable_grounds", "less"
        )
    with made.book.read() as connection:
        rows = connection.scalars(select(schema.determination.c.outcome).order_by(schema.determination.c.entry)).all()
    assert rows == ["serious_violation", "minor_violation"]


def test_a_remedy_has_a_holder_a_day_and_a_result(made: World) -> None:
    case_id, notification_id = _notified(made)
    head = made.who["head"]
    with made.book.write(NOW) as writing:
        rulings.answer(writing, made.who["liaison_a"], notification_id, "self_report", "yes")
        for to in (State.ACCEPTED, State.FINAL):
            cases.step(writing, made.who["commission"], case_id, to, "so be it")
        remedy_id = rulings.ask_remedy(writing, head, case_id, "party_a", "withdraw the battery", DUE)
    _refused(made, lambda writing: rulings.end_remedy(writing, head, remedy_id, "overdue", ""))
    _refused(made, lambda writing: rulings.end_remedy(writing, head, remedy_id, "done", ""), BadValue)
    _refused(made, lambda writing: rulings.end_remedy(writing, head, "M-none", "taken", ""), NotFound)
    with made.book.write(AFTER) as writing:
        rulings.end_remedy(writing, head, remedy_id, "overdue", "nothing came")
        cases.step(writing, head, case_id, State.SANCTIONED, "named in the bulletin")
        cases.step(writing, head, case_id, State.CLOSED, "done")
    assert _state(made, case_id) is State.CLOSED
