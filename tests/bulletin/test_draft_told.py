"""A draft in words."""

from __future__ import annotations

import pytest

from tests.extract.made import read
from treve.bulletin.draft_told import moment, question_text, told
from treve.bulletin.draft_words import words_in
from treve.extract import draft
from treve.extract.questions import Question
from treve.normalise.actor_book import actor_book

ENGLISH = words_in("en")
TEXT = (
    "The army signed a truce. The Turkish side recorded 7 violations. The army announced a partial withdrawal of its troops. "
    'Government forces shelled the village of Tir on Monday. "We will hold the line," said Ann Lee. The army must free all men.'
)


def test_every_fact_is_told_once() -> None:
    result = read(TEXT, "en")
    shown = told(result, "x", actor_book(), ENGLISH)
    anchors = sorted(line.anchor for section in shown.sections for line in section.lines)
    assert anchors == list(range(len(result.facts)))
    words = " | ".join(line.told for section in shown.sections for line in section.lines)
    assert "Turkish side recorded 7; blames nobody" in words
    assert "army: announced, in part" in words


def test_what_the_text_does_not_say_is_named() -> None:
    shown = told(read(TEXT, "en"), "x", actor_book(), ENGLISH)
    assert shown.silent is not None
    assert "Not covered" in shown.silent
    assert "Party" not in shown.silent.split(": ")[1].split(", ")


def test_a_time_is_told_local_and_in_utc() -> None:
    told_time = moment("2016-12-30T00:00+02:00", "Asia/Damascus", ENGLISH)
    assert told_time == "2016-12-30 00:00 (Asia/Damascus), that is 2016-12-29 22:00 UTC"


@pytest.mark.parametrize("key", ["published", "zone", "effective", "actor:x", "country", "id"])
def test_every_question_has_words(key: str) -> None:
    assert question_text(Question(key, (), "x"), ENGLISH).endswith("?")


@pytest.mark.parametrize(
    ("language", "why"),
    [
        ("en", "because it was still to come when this was said"),
        ("fr", "car cela restait à venir au moment où c’était dit"),
    ],
)
def test_a_reading_ruled_out_is_told_as_a_time_and_in_the_language_of_the_page(language: str, why: str) -> None:
    text = "Le président a annoncé jeudi un cessez-le-feu qui doit débuter à minuit jeudi."
    result = draft(text, published="2016-12-29", zone="Asia/Damascus", language="fr")
    shown = told(result, "x", actor_book(), words_in(language))
    (note,) = (note for section in shown.sections for line in section.lines for note in line.notes)
    assert "2016-12-29 00:00" in note
    assert "T00:00" not in note
    assert note.endswith(why)


def test_the_language_of_the_text_is_named_not_coded() -> None:
    assert "French" in told(draft("Une trêve.", language="fr"), "x", actor_book(), ENGLISH).published
    assert "not known" in told(draft("Ein Waffenstillstand."), "x", actor_book(), ENGLISH).published
