"""One answer of a person, read or refused."""

from __future__ import annotations

import contextlib

import pytest
from hypothesis import given
from hypothesis import strategies as st

from treve.agreements.words import prohibited_acts
from treve.errors import BadValue
from treve.interview import answers
from treve.interview.answers import Moment
from treve.normalise.actor_book import actor_book
from treve.normalise.own_actors import NewActor

BOOK = actor_book()


def test_actors_are_known_by_id_name_or_likeness_and_new_ones_are_marked() -> None:
    named = answers.read_named("who", "syrian-government; Syrian goverment; +Free Guard of Homs", BOOK)
    assert named.actor_ids == ("syrian-government", "free-guard-of-homs")
    assert named.new == (NewActor("free-guard-of-homs", "Free Guard of Homs"),)


@pytest.mark.parametrize(("text", "said"), [("Ahrar al-Shm xyz", "the nearest is"), ("+حرس", "Latin letters")])
def test_a_name_nobody_bears_is_refused_with_what_to_do(text: str, said: str) -> None:
    with pytest.raises(BadValue, match=said):
        answers.read_named("who", text, BOOK)


@pytest.mark.parametrize(("text", "voice"), [("text", "text"), ("Russia", "russia"), ("annex-i", "annex-i")])
def test_a_voice_is_the_text_an_office_or_an_actor(text: str, voice: str) -> None:
    assert answers.read_voice(text, BOOK) == voice


def test_places_are_countries_and_their_divisions() -> None:
    assert answers.read_places("Syria; sy/halab; SY/Idlib?") == [
        {"name": "Syria", "covers": [{"country": "SY"}]},
        {"name": "Aleppo", "covers": [{"country": "SY", "admin1": "Aleppo"}]},
        {"name": "Idlib", "may_cover": [{"country": "SY", "admin1": "Idlib"}]},
    ]


@pytest.mark.parametrize("text", ["", "Atlantis", "SY/Hooms"])
def test_a_place_nobody_knows_is_refused(text: str) -> None:
    with pytest.raises(BadValue, match="where"):
        answers.read_places(text)


@pytest.mark.parametrize(
    ("text", "country", "moment"),
    [
        ("2017-01-20", "SY", Moment("2017-01-20", "Asia/Damascus", None)),
        ("2017-01-20 12:00 Asia/Damascus", None, Moment("2017-01-20T12:00", "Asia/Damascus", "2017-01-20T10:00Z")),
        ("2023-01-20T12:00", "SY", Moment("2023-01-20T12:00", "Asia/Damascus", "2023-01-20T09:00Z")),
        ("2017-01-20 12:00 unknown", "SY", Moment("2017-01-20T12:00", None, None)),
    ],
)
def test_an_hour_has_a_zone_or_is_said_to_have_none(text: str, country: str | None, moment: Moment) -> None:
    assert answers.read_moment("from when", text, country) == moment


@pytest.mark.parametrize(
    ("text", "country", "said"),
    [
        ("20.1.2017", "SY", "a day"),
        ("2017-02-30", "SY", "a day"),
        ("2017-01-20 25:00 Asia/Damascus", None, "a day"),
        ("2017-01-20 12:00", None, "IANA zone"),
        ("2017-01-20 12:00", "UA", "Europe/Kyiv"),
        ("2017-01-20 12:00 Asia/Damas", None, "IANA zone"),
    ],
)
def test_a_zone_is_never_guessed(text: str, country: str | None, said: str) -> None:
    with pytest.raises(BadValue, match=said):
        answers.read_moment("from when", text, country)


@pytest.mark.parametrize("text", ["", "none", "unknown", "not stated"])
def test_no_end_stated_is_no_end(text: str) -> None:
    assert answers.read_end(text, "SY") is None


def test_prohibitions_are_numbers_of_the_list_or_any_known_code() -> None:
    assert answers.read_prohibitions("1; combat_aviation; 1") == ("attack_any_weapon", "combat_aviation")
    assert set(answers.OFFERED_PROHIBITIONS) <= set(prohibited_acts())
    for text in ("", "0", "999", "peace"):
        with pytest.raises(BadValue, match="what is forbidden"):
            answers.read_prohibitions(text)


@given(st.text())
def test_any_text_is_read_or_refused_and_never_breaks(text: str) -> None:
    for read in (
        answers.read_title,
        answers.read_places,
        answers.read_prohibitions,
        lambda one: answers.read_moment("from when", one, "SY"),
        lambda one: answers.read_end(one, None),
        lambda one: answers.read_voice(one, BOOK),
        lambda one: answers.read_named("who", one, BOOK),
    ):
        with contextlib.suppress(BadValue):
            read(text)
