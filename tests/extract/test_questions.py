"""What is asked, and how answers are kept."""

from __future__ import annotations

import datetime as dt

import pytest

from tests.extract.made import read
from treve.errors import BadValue
from treve.extract import draft
from treve.extract.questions import Answer, Question, ask, checked, questions
from treve.normalise.actor_book import actor_book

NOW = dt.datetime(2026, 1, 2, 3, 4, tzinfo=dt.UTC)


def test_only_what_the_text_leaves_open_is_asked() -> None:
    bare = draft("The army and Turkey signed a truce.", language="en")
    keys = [one.key for one in questions(bare, actor_book())]
    assert keys == [
        "title",
        "published",
        "zone",
        "effective",
        "actor:army",
        "actor:Turkey",
        "more_parties",
        "prohibitions",
        "country",
        "id",
    ]
    known = [one.key for one in questions(read("The army signed a truce.", "en"), actor_book())]
    assert "published" not in known
    assert "zone" not in known


@pytest.mark.parametrize(
    ("key", "value"),
    [
        ("published", "2016-12"),
        ("zone", "Damascus"),
        ("country", "Atlantis"),
        ("effective", "2016-12-30T00:00"),
        ("id", "a b"),
        ("title", " "),
        ("title", "two\nlines"),
        ("title", "x" * 301),
        ("prohibition:1", "shelling"),
        ("prohibition:1", "self_defence"),
        ("prohibition:1", "none; any_fire"),
        ("prohibition:1", ";"),
        ("prohibitions", "bans"),
        ("exception:1", "any_fire"),
        ("actor:x", "+"),
        ("actor:x", "turkey; russia"),
        ("parties", "none"),
        ("parties", ";"),
        ("parties", "the army"),
        ("more_parties", "none; turkey"),
        ("actor:x", "+الحرس"),
        ("actor:x", "+Guard (planet)"),
    ],
)
def test_an_answer_that_cannot_be_right_is_refused(key: str, value: str) -> None:
    with pytest.raises(BadValue, match=key):
        checked(Question(key), value)


def test_a_wrong_answer_is_asked_again_an_empty_one_leaves_the_question_open() -> None:
    given = iter(["nowhere", "SY", None])
    asked = (Question("country"), Question("id"))
    answers = ask(asked, {}, lambda question: next(given), "Ann", lambda: NOW)
    assert answers == {"country": Answer("country", "SY", "Ann", NOW)}


def test_a_text_that_names_nobody_who_is_bound_is_asked_who_is() -> None:
    keys = {one.key for one in questions(draft("A truce takes effect at noon.", language="en"), actor_book())}
    assert "parties" in keys
    assert "more_parties" not in keys


def test_clauses_are_asked_for_their_codes_and_a_truce_without_a_ban_for_one() -> None:
    banned = read("The parties shall refrain from all air strikes. It allows fire in self-defence.", "en")
    asked = {one.key: one.about for one in questions(banned, actor_book())}
    assert "air strikes" in (asked["prohibition:1"] or "")
    assert "prohibitions" not in asked
    assert "prohibitions" in {one.key for one in questions(read("The army signed a truce.", "en"), actor_book())}


@pytest.mark.parametrize(
    ("key", "value"),
    [
        ("title", "هدنة حمص، 20 كانون الثاني"),
        ("prohibition:1", "aerial_bombardment"),
        ("prohibition:2", "aerial_bombardment; any_fire"),
        ("prohibitions", "attack_any_weapon"),
        ("exception:1", "self_defence"),
        ("exception:1", "none"),
        ("actor:x", "+Free Guard of Homs"),
        ("parties", "turkey; +Free Guard of Homs"),
        ("more_parties", "none"),
        ("actor:x", "+Republic of X (state)"),
    ],
)
def test_an_answer_that_can_be_right_is_kept_as_it_is(key: str, value: str) -> None:
    assert checked(Question(key), value) == value
