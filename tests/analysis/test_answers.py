"""Answers and refusals stand in analysis.json under the name of their question."""

from __future__ import annotations

import dataclasses
import datetime as dt
from dataclasses import dataclass

import pytest

from treve.analysis import answers
from treve.analysis.case import Case
from treve.analysis.questions import Question
from treve.model.daily_counts import DailyCounts
from treve.model.refusal import Missing, Refusal
from treve.model.truce import Truce
from treve.read import silent

DAY = dt.date(2017, 1, 1)
CASE = Case(Truce("x", "X", "UTC", None, DAY, DAY, None), DailyCounts(DAY, DAY, (), None, (), "made"), seed=1)


@dataclass(frozen=True, slots=True)
class Found:
    number: float


def test_an_answer_a_refusal_and_a_question_that_does_not_apply(monkeypatch: pytest.MonkeyPatch) -> None:
    asked = (
        Question("one", "How many?", lambda case, progress: Found(float("nan"))),
        Question("two", "Why not?", lambda case, progress: Refusal(Missing.ALL_ZERO, {"days": 3})),
        Question("three", "Whose?", lambda case, progress: None),
    )
    monkeypatch.setattr(answers, "QUESTIONS", asked)
    told = answers.answers(CASE, silent)
    assert told["one"] == {"number": None}
    assert told["two"] == {"refused": {"missing": "all_zero", "values": {"days": 3}}}
    assert told["three"] is None
    assert told["data"]["source"] == "made"


def test_where_no_report_states_a_day_every_question_is_refused_and_no_day_is_told(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    asked = (Question("one", "How many?", lambda case, progress: Found(1.0)),)
    monkeypatch.setattr(answers, "QUESTIONS", asked)
    told = answers.answers(dataclasses.replace(CASE, is_empty=True), silent)
    assert told["one"] == {"refused": {"missing": "no_day", "values": {}}}
    assert (told["data"]["first"], told["data"]["end"]) == (None, None)
