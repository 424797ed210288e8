"""The questions that a text leaves open, answered in a form: suggestions, checks, and the faults of the file made from them."""

from __future__ import annotations

import datetime as dt
import functools
import tempfile
from collections.abc import Mapping, Sequence
from pathlib import Path

from treve.agreements import file
from treve.catalogue import Sayings, say
from treve.errors import BadValue
from treve.extract.questions import Answer, Question, checked
from treve.normalise.actor_book import ActorBook, actor_book
from treve.resolve.name_index import NameIndex
from treve.settings import Settings

_SUGGESTED = 6
_FILE = "agreement.yaml"
_HINTS = Sayings(
    {
        "published": "A day, such as 2016-12-29.",
        "zone": "A zone by its IANA name, such as Asia/Damascus.",
        "country": "By name or by its ISO code, such as Syria or SY.",
        "effective": "An instant with its offset from UTC, such as 2016-12-30T00:00+02:00.",
        "id": "Letters, digits and '-', such as syr-2016-12-30. An id that is there already gets a new version.",
    }
)


def suggestions(question: Question) -> list[tuple[str, str]]:
    """Answers to choose from, each with its name: what the text leaves open, and for a name the nearest actors of the library."""
    if not question.key.startswith("actor:"):
        return [(one, one) for one in question.choices]
    book = actor_book()
    near = [*question.choices, *_index().nearest(question.about or "", _SUGGESTED)]
    return [(one, book.actors[one].name_en) for one in dict.fromkeys(near)][:_SUGGESTED]


def hint(question: Question, near: Sequence[tuple[str, str]]) -> str:
    """How to answer."""
    if question.key in _HINTS:
        return _HINTS[question.key]
    if not near:
        return say("The id of an actor of the library.")
    return say(
        "The id of an actor of the library; the nearest by name: {actors}.", actors=", ".join(one for one, _ in near)
    )


def checked_answers(
    asked: Sequence[Question], written: Mapping[str, str], book: ActorBook, by: str
) -> tuple[dict[str, Answer], dict[str, str]]:
    """The answers that can stand, and for every other question what is wrong."""
    answers: dict[str, Answer] = {}
    wrong: dict[str, str] = {}
    now = dt.datetime.now(dt.UTC).replace(microsecond=0)
    for one in asked:
        value = written.get(one.key, "")
        if not value:
            wrong[one.key] = say("An answer is needed.")
            continue
        try:
            value = checked(one, value)
        except BadValue:
            wrong[one.key] = say("This is no answer to the question.")
            continue
        if one.key.startswith("actor:") and value not in book.actors:
            wrong[one.key] = say("The library has no actor {actor}.", actor=value)
            continue
        answers[one.key] = Answer(one.key, value, by, now)
    return answers, wrong


def faults(yaml: str, book: ActorBook) -> tuple[str, ...]:
    """What `treve agreement check` says of the file, each fault with its line."""
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / _FILE
        path.write_text(yaml, encoding="utf-8")
        found, _ = file.check([path], book)
    return tuple(one.replace(str(path), _FILE) for one in found)


@functools.cache
def _index() -> NameIndex:
    return NameIndex(actor_book().actors, Settings().fuzzy_threshold)
