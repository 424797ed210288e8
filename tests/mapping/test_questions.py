from __future__ import annotations

import pytest

from treve.errors import BadValue
from treve.mapping.questions import Answers, Question


def test_an_open_question_is_kept_and_an_answered_one_is_not() -> None:
    answers = Answers({"a": " Yes ", "b": "42"})
    assert answers.ask(Question("a", "?", ("yes", "no"))) == "yes"
    assert answers.ask(Question("b", "?")) == "42"
    assert answers.ask(Question("c", "?")) is None
    assert [question.key for question in answers.open] == ["c"]


def test_an_answer_that_is_no_choice_is_refused_with_the_choices() -> None:
    with pytest.raises(BadValue, match=r"yes \| no"):
        Answers({"a": "perhaps"}, "answers.yaml").ask(Question("a", "?", ("yes", "no")))


def test_answers_nobody_asked_for_are_told() -> None:
    answers = Answers({"a": "x", "typo": "y"})
    assert answers.get("a") == "x"
    assert answers.unused() == ("typo",)
