"""What an agreement says to one incident."""

from __future__ import annotations

import pytest

from treve.bulletin.explain import explain
from treve.bulletin.explain_finding import AgreementAnswer, ReadingAnswer
from treve.model.finding import Rule, Verdict
from treve.store.protocol import Store


def _agreement(store: Store, report: str) -> AgreementAnswer:
    (one,) = explain(store, report).agreements
    return one


def _reading(store: Store, report: str, reading: str = "strict") -> ReadingAnswer:
    return next(one for one in _agreement(store, report).readings if one.reading == reading)


@pytest.mark.parametrize(
    ("report", "verdict"),
    [
        ("R1", Verdict.COVERED),
        ("R3", Verdict.UNDETERMINED),
        ("R4", Verdict.EXCLUDED_ACTOR),
        ("R7", Verdict.OUTSIDE_TIME),
        ("R9", Verdict.OUTSIDE_TERRITORY),
    ],
)
def test_verdicts_are_those_of_the_run(store: Store, report: str, verdict: Verdict) -> None:
    assert _reading(store, report).verdict is verdict


def test_every_rule_has_its_question_answer_and_reason(store: Store) -> None:
    answers = {one.rule: one for one in _reading(store, "R1").answers}
    assert set(answers) == set(Rule)
    assert answers[Rule.IN_FORCE].answer is True
    assert answers[Rule.EXCLUDED_ACTOR].answer is False
    assert answers[Rule.EXCEPTION].answer is None
    assert all(one.reason for one in answers.values())


def test_the_clause_is_named_with_its_source(store: Store) -> None:
    answers = {one.rule: one for one in _reading(store, "R1").answers}
    clause = answers[Rule.ACT_PROHIBITED].clause
    assert clause is not None
    assert (clause.clause_id, clause.code, clause.source) == ("P1", "attack_any_weapon", "https://example.org/a")


def test_the_assertion_behind_a_standing_is_named(store: Store) -> None:
    (caliphate,) = [one for one in _reading(store, "R4").standings if one.actor_id == "caliphate"]
    assert caliphate.excluded is True
    assert caliphate.excluded_by is not None
    assert (caliphate.excluded_by.assertion_id, caliphate.excluded_by.by) == ("A5", "the agreement’s own text")


def test_an_actor_the_agreement_does_not_speak_of_is_told_so(store: Store) -> None:
    (civilians,) = [one for one in _reading(store, "R5").standings if one.actor_id == "civilians"]
    assert civilians.bound is None
    assert civilians.bound_reason == "the agreement does not speak of the actor"


def test_the_believed_start_is_named(store: Store) -> None:
    (start,) = _reading(store, "R1").times
    assert (start.what, start.value, start.by) == ("effective", "2016-12-30T00:00", "the agreement’s own text")


def test_contested_and_flags_are_told(store: Store) -> None:
    assert _agreement(store, "R3").contested
    assert not _agreement(store, "R1").contested
    assert len(_reading(store, "R1").flags) == 2
    assert _reading(store, "R3").flags == ()


@pytest.mark.parametrize(
    ("report", "rule", "reason"),
    [
        ("R7", Rule.IN_FORCE, "not yet in force at any moment at which it may have happened"),
        ("R9", Rule.IN_TERRITORY, "the place lies outside"),
    ],
)
def test_without_a_finding_the_test_that_failed_is_told(store: Store, report: str, rule: Rule, reason: str) -> None:
    agreement = _agreement(store, report)
    assert not agreement.found
    (answer,) = agreement.readings[0].answers
    assert (answer.rule, answer.answer, answer.reason) == (rule, False, reason)
