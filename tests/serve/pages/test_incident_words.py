from __future__ import annotations

import pytest

from tests.serve.slow_filter import SlowFilter
from treve.bulletin.explain_finding import Answer, ReadingAnswer
from treve.model.finding import Rule, Verdict
from treve.serve.pages.incident_words import changes, failed, opened


def _answer(rule: Rule, answer: bool | None) -> Answer:
    return Answer(rule, f"{rule.value}?", answer, "because", None)


def _reading(verdict: Verdict, *answers: Answer, flags: tuple[str, ...] = ()) -> ReadingAnswer:
    return ReadingAnswer("strict", "Strict", verdict, "", tuple(answers), (), (), flags)


@pytest.mark.parametrize(
    ("rule", "answer", "fails"),
    [
        (Rule.IN_FORCE, False, True),
        (Rule.IN_FORCE, True, False),
        (Rule.IN_FORCE, None, False),
        (Rule.EXCLUDED_ACTOR, True, True),
        (Rule.EXCLUDED_ACTOR, False, False),
        (Rule.EXCEPTION, True, True),
        (Rule.EXCEPTION, None, False),
    ],
)
def test_an_answer_fails_where_it_keeps_the_incident_out_of_the_terms(
    rule: Rule, answer: bool | None, fails: bool
) -> None:
    assert failed(_answer(rule, answer)) is fails


def test_only_tests_that_can_decide_are_open() -> None:
    assert opened(_answer(Rule.PARTIES_BOUND, None))
    assert not opened(_answer(Rule.EXCEPTION, None))


def test_what_would_change_a_finding_is_what_is_open_or_what_failed_or_what_could_fall_away() -> None:
    unknown = _answer(Rule.PARTIES_BOUND, None)
    no = _answer(Rule.ACT_PROHIBITED, False)
    assert changes(_reading(Verdict.UNDETERMINED, unknown)) == ["To be known: parties_bound? Now: because."]
    (against,) = changes(_reading(Verdict.ACT_NOT_PROHIBITED, unknown, no))
    assert "act_prohibited?" in against
    assert changes(_reading(Verdict.COVERED, flags=("nobody stated one",))) == [
        "It could fall away: nobody stated one."
    ]


def test_the_rules_agree_with_the_findings_of_a_run(slow: SlowFilter) -> None:
    assert {"covered", "undetermined", "excluded_actor"} <= set(slow.findings.values())
