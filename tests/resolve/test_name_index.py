"""Which actor a name stands for: exact, alias, likeness, or nobody."""

from __future__ import annotations

import datetime as dt

import pytest
from hypothesis import given
from hypothesis import strategies as st

from treve.model.actor import Actor, ActorKind
from treve.normalise.actor_book import actor_book
from treve.resolve.name_index import Method, NameIndex, likeness, valid_on

LIBRARY = NameIndex(actor_book().actors, 92.0)


def actor(actor_id: str, name: str, *aliases: str, first: dt.date | None = None, until: dt.date | None = None) -> Actor:
    return Actor(actor_id, ActorKind.ARMED_GROUP, name, None, None, None, aliases, first, until, "made up")


def index(*actors: Actor, threshold: float = 92.0) -> NameIndex:
    return NameIndex({one.actor_id: one for one in actors}, threshold)


@pytest.mark.parametrize(
    ("name", "method", "actor_id"),
    [
        ("syrian-government", Method.EXACT, "syrian-government"),
        ("Jaysh al-Islam", Method.EXACT, "jaysh-al-islam"),
        ("État islamique (EI)", Method.EXACT, "isil"),
        ("هيئة تحرير الشام", Method.EXACT, "hts"),
        ("Файлак аш-Шам", Method.EXACT, "faylaq-al-sham"),
        ("IS", Method.ALIAS, "isil"),
        ("Government of Syria", Method.ALIAS, "syrian-government"),
        ("Syrian insurgents", Method.ALIAS, "rebels"),
        ("SNA", Method.ALIAS, "syrian-national-army"),
        ("ahrar ash-sham", Method.FUZZY, "ahrar-al-sham"),
        ("احرار الشام", Method.FUZZY, "ahrar-al-sham"),
        ("Turkish Armed Force", Method.FUZZY, "turkish-armed-forces"),
        ("Division Sultan Murad", Method.FUZZY, "sultan-murad-division"),
    ],
)
def test_a_name_is_found_by_id_name_alias_or_likeness(name: str, method: Method, actor_id: str) -> None:
    found = LIBRARY.match(name)
    assert (found.method, found.claimants) == (method, (actor_id,))
    assert (found.score is not None) == (method is Method.FUZZY)


@pytest.mark.parametrize(
    "name",
    [
        "Is",
        "sna",
        "HTC",
        "Government of Irak",
        "Government of Oman",
        "16th Division",
        "Syrian Air Forces Intelligence Directorate",
        "Tahrir al- Sham Army",
        "activists",
        "???",
    ],
)
def test_a_name_that_is_merely_near_stays_unresolved(name: str) -> None:
    found = LIBRARY.match(name)
    assert (found.method, found.claimants, found.score) == (Method.UNRESOLVED, (), None)


def test_an_unresolved_name_says_what_is_nearest() -> None:
    nearest = LIBRARY.match("Hesbollach").nearest
    assert nearest is not None
    assert nearest[0] == "hezbollah"
    assert 0 < nearest[1] < 92


def test_a_name_that_is_like_nothing_has_no_nearest_actor() -> None:
    assert index(actor("x", "Alpha Beta")).match("1234").nearest is None


def test_a_likeness_that_two_actors_nearly_share_is_ambiguous() -> None:
    one, two = actor("one", "Liwa Shuhada Badra"), actor("two", "Liwa Shuhada Badru")
    assert index(one, two, threshold=80).match("Liwa Shuhada Badri").method is Method.UNRESOLVED
    assert index(one, threshold=80).match("Liwa Shuhada Badri").claimants == ("one",)


def test_two_names_of_one_actor_are_not_ambiguous() -> None:
    one = index(actor("one", "Liwa Shuhada Badra", "Liwa Shuhada Badraa"))
    assert one.match("Liwa Shuhada Badrra").claimants == ("one",)


def test_the_threshold_decides() -> None:
    name, near = actor("one", "Liwa Shuhada Badra"), "Liwa Shuhada Badraa"
    score = index(name).match(near).score
    assert score is not None
    assert index(name, threshold=score).match(near).method is Method.FUZZY
    assert index(name, threshold=score + 0.1).match(near).method is Method.UNRESOLVED


def test_a_name_two_actors_share_is_claimed_by_both() -> None:
    shared = index(actor("one", "PYD"), actor("two", "Self-administration", "PYD"))
    assert shared.match("PYD").claimants == ("one", "two")


@pytest.mark.parametrize(
    ("one", "other", "least", "most"),
    [
        ("13th division", "16th division", 0, 0),
        ("first division", "1st division", 0, 0),
        ("government of niger", "government of nigeria", 0, 91.9),
        ("government of austria", "government of australia", 0, 91.9),
        ("syrian democratic forces", "pro syrian democratic forces", 0, 60),
        ("sultan murad division", "division sultan murad", 100, 100),
        ("hizbollah", "hizbolah", 92, 99.9),
    ],
)
def test_words_that_differ_weigh_as_much_as_the_whole(one: str, other: str, least: float, most: float) -> None:
    assert least <= likeness(one, other) <= most


@given(st.text("abcd 12", max_size=12), st.text("abcd 12", max_size=12))
def test_likeness_is_the_same_both_ways_and_between_0_and_100(one: str, other: str) -> None:
    assert likeness(one, other) == likeness(other, one)
    assert 0 <= likeness(one, other) <= 100


@pytest.mark.parametrize(
    ("day", "valid"),
    [
        (dt.date(2015, 12, 31), False),
        (dt.date(2016, 1, 1), True),
        (dt.date(2016, 12, 31), True),
        (dt.date(2017, 1, 1), False),
    ],
)
def test_a_name_is_valid_from_its_first_day_to_before_its_last(day: dt.date, valid: bool) -> None:
    assert valid_on(actor("x", "X", first=dt.date(2016, 1, 1), until=dt.date(2017, 1, 1)), day) is valid
    assert valid_on(actor("x", "X"), day)
