"""The questions that a text leaves open, answered in a form: suggestions, checks, and the faults of the file made from them."""

from __future__ import annotations

import datetime as dt
import functools
import tempfile
from collections.abc import Mapping, Sequence
from pathlib import Path

from treve.agreements import file
from treve.bulletin import coded_words
from treve.catalogue import Sayings, say
from treve.errors import BadValue
from treve.extract.questions import NO_CLAUSE, Answer, Question, checked, codes_of
from treve.normalise.actor_book import ActorBook, actor_book
from treve.normalise.own_actors import ACTOR, MORE_PARTIES, NEW_MARK, PARTIES, named_in, new_actor
from treve.resolve.name_index import NameIndex
from treve.settings import Settings

_SUGGESTED = 6
_FILE = "agreement.yaml"
_HINTS = Sayings(
    {
        "title": "As people will find it in the register.",
        "clause": "One or more words of the list, separated by a semicolon; none, where it is no such clause.",
        "parties": "Ids of actors of the library, separated by a semicolon.",
        "more_parties": "Ids of actors of the library, separated by a semicolon; none, where nobody else is.",
        "new_actor": "One that the library lacks: +Name, such as +Free Guard of Homs, or with what it is: +Name (state).",
        "published": "A day, such as 2016-12-29.",
        "zone": "A zone by its IANA name, such as Asia/Damascus.",
        "country": "By name or by its ISO code, such as Syria or SY.",
        "effective": "An instant with its offset from UTC, such as 2016-12-30T00:00+02:00.",
        "id": "Letters, digits and '-', such as syr-2016-12-30. An id that is there already gets a new version.",
    }
)


def suggestions(question: Question) -> list[tuple[str, str]]:
    """Answers to choose from, each with its name: what the text leaves open, and for a name the nearest actors of the library."""
    codes = codes_of(question.key)
    if codes:
        return [*((one, coded_words.clause(one)) for one in codes), (NO_CLAUSE, say("no such clause: leave it out"))]
    if not question.key.startswith(ACTOR):
        return [(one, one) for one in question.choices]
    book = actor_book()
    near = [*question.choices, *_index().nearest(question.about or "", _SUGGESTED)]
    return [(one, book.actors[one].name_en) for one in dict.fromkeys(near)][:_SUGGESTED]


def lists(asked: Sequence[Question]) -> list[tuple[str, list[tuple[str, str]]]]:
    """The words that answer the questions about clauses, each with what it means, under a heading; of the kinds that are asked."""
    keys = {one.key.partition(":")[0] for one in asked}
    found = []
    if keys & {"prohibition", "prohibitions"}:
        found.append((say("What a clause can forbid"), suggestions(Question("prohibitions"))))
    if "exception" in keys:
        found.append((say("What a clause can allow"), suggestions(Question("exception"))))
    return found


def hint(question: Question, near: Sequence[tuple[str, str]]) -> str:
    """How to answer."""
    if codes_of(question.key):
        return _HINTS["clause"]
    if question.key in (PARTIES, MORE_PARTIES):
        return f"{_HINTS[question.key]} {_HINTS['new_actor']}"
    if not question.key.startswith(ACTOR):
        return _HINTS[question.key]
    if not near:
        return say("The id of an actor of the library.") + " " + _HINTS["new_actor"]
    nearest = ", ".join(one for one, _ in near)
    told = say("The id of an actor of the library; the nearest by name: {actors}.", actors=nearest)
    return f"{told} {_HINTS['new_actor']}"


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
        unfit = [fault for named in named_in(one.key, value) if (fault := _unfit_actor(named, book))]
        if unfit:
            wrong[one.key] = " ".join(unfit)
            continue
        answers[one.key] = Answer(one.key, value, by, now)
    return answers, wrong


def _unfit_actor(value: str, book: ActorBook) -> str:
    """Why an answer names no actor; "" where it does."""
    if value.startswith(NEW_MARK):
        made = new_actor(value).actor_id
        return say("The library has this actor: {actor}.", actor=made) if made in book.actors else ""
    return "" if value in book.actors else say("The library has no actor {actor}.", actor=value)


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
