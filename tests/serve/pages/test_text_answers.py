"""Answers to what a text leaves open: suggested, checked one by one, and refused without being lost."""

from __future__ import annotations

from treve.agreements.words import excepted_acts, prohibited_acts
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


def test_codes_of_clauses_and_new_actors_are_suggested_and_checked() -> None:
    asked = (Question("title"), Question("prohibition:1", (), "air strikes"), Question("actor:y", (), "the Guard"))
    codes = dict(text_answers.suggestions(asked[1]))
    assert codes["aerial_bombardment"] == "aerial bombardment"
    assert "none" in codes
    assert "self_defence" in dict(text_answers.suggestions(Question("exception:1")))
    assert "+Free Guard of Homs" in text_answers.hint(asked[2], text_answers.suggestions(asked[2]))
    good = {"title": "Truce", "prohibition:1": "aerial_bombardment", "actor:y": "+Free Guard"}
    assert text_answers.checked_answers(asked, good, BOOK, "sector")[1] == {}
    bad = {"title": "", "prohibition:1": "bombs", "actor:y": "+Turkey"}
    wrong = text_answers.checked_answers(asked, bad, BOOK, "sector")[1]
    assert set(wrong) == set(bad)
    assert "turkey" in wrong["actor:y"]


def test_the_words_for_clauses_are_listed_where_they_are_asked_for() -> None:
    assert text_answers.lists((Question("title"), Question("country"))) == []
    both = text_answers.lists((Question("prohibition:1"), Question("prohibition:2"), Question("exception:1")))
    assert [dict(words).keys() - {"none"} for _, words in both] == [prohibited_acts().keys(), excepted_acts().keys()]
    assert len(text_answers.lists((Question("prohibitions"),))) == 1
