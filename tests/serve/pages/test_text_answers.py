"""Answers to what a text leaves open: suggested, checked one by one, and refused without being lost."""

from __future__ import annotations

from treve.extract.questions import Question
from treve.normalise.actor_book import actor_book
from treve.serve.pages import text_answers

BOOK = actor_book()
ASKED = (Question("published"), Question("zone"), Question("actor:x", (), "gouvernement syrien"), Question("country"))


def test_the_nearest_actors_are_suggested_for_a_name() -> None:
    near = text_answers.suggestions(ASKED[2])
    assert near[0] == ("syrian-government", BOOK.actors["syrian-government"].name_en)
    assert "syrian-government" in text_answers.hint(ASKED[2], near)
    assert text_answers.suggestions(Question("effective", ("2016-12-30T00:00+02:00",))) == [
        ("2016-12-30T00:00+02:00", "2016-12-30T00:00+02:00")
    ]


def test_each_answer_is_checked_by_itself() -> None:
    written = {"published": "2016-12-29", "zone": "Nowhere/Town", "actor:x": "nobody-known", "country": "Syria"}
    answers, wrong = text_answers.checked_answers(ASKED, written, BOOK, "sector")
    assert {key: one.value for key, one in answers.items()} == {"published": "2016-12-29", "country": "SY"}
    assert set(wrong) == {"zone", "actor:x"}
    assert "nobody-known" in wrong["actor:x"]
    assert all(one.by == "sector" for one in answers.values())
    assert set(text_answers.checked_answers(ASKED, {}, BOOK, "sector")[1]) == {one.key for one in ASKED}


def test_faults_of_a_file_are_told_without_the_server_s_path() -> None:
    found = text_answers.faults("id: made\ntitle: 3\n", BOOK)
    assert found
    assert all(one.startswith("agreement.yaml:") for one in found)
