"""The letter to a party: what it is told, by when it may answer, and what it may do."""

from __future__ import annotations

import dataclasses

from tests.bulletin.edition.test_case_told import CASE
from treve.bulletin.edition.letter import Letter, content, values

LETTER = Letter("N-1", "party_a", "2017-03-01", "2017-03-08", "You are told.", None, CASE)


def test_the_words_the_day_and_the_ways_to_answer_come_first() -> None:
    told = content(LETTER, {})
    asked, may = told.sections[:2]
    assert asked.sentences[0] == "You are told."
    assert "2017-03-08" in asked.sentences[1]
    assert asked.sentences[2] == "No answer has been recorded yet."
    assert len(may.sentences) == 3
    assert told.sections[2].heading == "Alleged"
    answered = content(dataclasses.replace(LETTER, answer="self_report"), {})
    assert answered.sections[0].sentences[2] == "Answer recorded: admission."


def test_plain_values() -> None:
    assert values(LETTER)["case"]["case"] == "C-1"
