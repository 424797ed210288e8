"""Each question has one name."""

from __future__ import annotations

from treve.analysis.questions import QUESTIONS


def test_names_are_distinct_and_questions_end_with_a_mark() -> None:
    names = [one.name for one in QUESTIONS]
    assert len(set(names)) == len(names)
    assert all(one.asks.endswith("?") for one in QUESTIONS)
