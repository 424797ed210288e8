from __future__ import annotations

import pytest

from treve.errors import BadValue
from treve.extract.time_answers import answer, same

ASKED = {"id": "1", "language": "fr", "published": "2016-12-29", "timezone": "Asia/Damascus"}


def test_the_answer_is_in_the_unit_asked_for() -> None:
    text = "La trêve débutera vendredi à 00h00."
    assert answer({**ASKED, "text": text, "unit": "instant"}, "x")["expect"] == ["2016-12-30T00:00+02:00"]
    assert answer({**ASKED, "text": text, "unit": "date"}, "x")["expect"] == ["2016-12-30"]
    assert answer({**ASKED, "text": text, "unit": "interval"}, "x")["expect"] == ["2016-12-30/2016-12-30"]


def test_a_text_without_a_time_has_an_empty_answer() -> None:
    assert answer({**ASKED, "text": "Rien de neuf."}, "x") == {"id": "1", "expect": []}


@pytest.mark.parametrize(
    "question", [{}, {"text": 3}, {"text": "x", "unit": "hour"}, {"text": "x", "published": "soon"}]
)
def test_a_question_of_another_shape_is_an_error_that_names_its_line(question: dict[str, object]) -> None:
    with pytest.raises(BadValue, match=r"q\.jsonl:3"):
        answer(question, "q.jsonl:3")


def test_instants_are_compared_as_instants() -> None:
    assert same("2016-12-30T00:00+02:00", "2016-12-29T22:00:00+00:00")
    assert not same("2016-12-30", "2016-12-31")
