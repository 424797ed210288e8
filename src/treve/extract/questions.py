"""What a person must answer before a draft can become an agreement: only what the text leaves open.

An answer is kept apart from the text: who gave it and when stand beside it, and no span claims it.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable, Collection, Iterator, Mapping, Sequence
from dataclasses import dataclass

from treve.agreements.words import excepted_acts, prohibited_acts
from treve.errors import BadValue
from treve.extract.text.published import read_published
from treve.model.draft import Draft, Fact, FactKind
from treve.normalise.actor_book import ActorBook
from treve.normalise.own_actors import ACTOR, MORE_PARTIES, NEW_MARK, NOBODY, PARTIES, named_in, new_actor
from treve.normalise.places import find_country
from treve.normalise.zones import is_zone


@dataclass(frozen=True, slots=True)
class Question:
    """One thing to ask.

    key      what an answer is kept under: `title`, `published`, `zone`, `id`, `country`, `effective`, `actor:<name>`,
             `parties` where the text names nobody who is bound, else `more_parties` (who else is),
             `prohibition:<number>` and `exception:<number>` (the first of the text is 1), `prohibitions` where it states none
    choices  the answers the text leaves open; empty: any
    about    words of the text it is about; None: it is about the whole text
    """

    key: str
    choices: tuple[str, ...] = ()
    about: str | None = None


@dataclass(frozen=True, slots=True)
class Answer:
    """What a person answered. at: an instant in UTC."""

    key: str
    value: str
    by: str
    at: dt.datetime


CLAUSES = (FactKind.PROHIBITION, FactKind.EXCEPTION)
"""Kinds of facts that are clauses with a code of the vocabulary."""
NO_CLAUSE = "none"
"""Answers a question about a clause: the words are no such clause."""
MOST_IN_A_TITLE = 300

_NAMED = (FactKind.PARTY, FactKind.DENIES_PARTY, FactKind.GUARANTOR, FactKind.MEDIATOR, FactKind.EXCLUDED_ACTOR)


def questions(draft: Draft, book: ActorBook) -> tuple[Question, ...]:
    """Everything that must be asked, in the order in which one answer can settle the next."""
    found = [Question("title")]
    if draft.published is None or len(draft.published) < len("2016-12-29"):
        found.append(Question("published"))
    if draft.zone is None:
        found.append(Question("zone"))
    starts = [one for one in draft.facts if one.kind is FactKind.IN_FORCE_FROM]
    instants = tuple(dict.fromkeys(instant for one in starts for instant in one.value.get("instants", ())))
    if len(instants) != 1:
        found.append(Question("effective", instants, starts[0].text if starts else None))
    found.extend(Question(f"{ACTOR}{name}", actor_choices(fact, book), name) for name, fact in _names(draft))
    # A name that no list knows may stand in the text unseen: who else is bound is asked whatever was found.
    bound = any(one.kind is FactKind.PARTY for one in draft.facts)
    found.append(Question(MORE_PARTIES if bound else PARTIES))
    clauses = [
        Question(f"{kind.value}:{number}", (), " ".join(fact.text.split()))
        for kind in CLAUSES
        for number, fact in enumerate((one for one in draft.facts if one.kind is kind), 1)
    ]
    # A truce that forbids nothing covers nothing: whoever confirms one says so knowingly.
    if not any(one.kind is FactKind.PROHIBITION for one in draft.facts):
        found.append(Question("prohibitions"))
    found.extend(clauses)
    found.append(Question("country"))
    found.append(Question("id"))
    return tuple(found)


def codes_of(key: str) -> Collection[str]:
    """The codes that answer a question about a clause; empty for any other question."""
    kind = key.partition(":")[0]
    if kind in (FactKind.PROHIBITION.value, "prohibitions"):
        return prohibited_acts().keys()
    return excepted_acts().keys() if kind == FactKind.EXCEPTION.value else ()


def codes_in(value: str) -> tuple[str, ...]:
    """The codes of an answer about a clause; none where it says that there is no such clause."""
    parts = tuple(dict.fromkeys(part.strip() for part in value.split(";") if part.strip()))
    return () if parts == (NO_CLAUSE,) else parts


def _names(draft: Draft) -> Iterator[tuple[str, Fact]]:
    seen: set[str] = set()
    for fact in draft.facts:
        name = str(fact.value.get("name", ""))
        if fact.kind in _NAMED and name not in seen:
            seen.add(name)
            yield name, fact


def actor_choices(fact: Fact, book: ActorBook) -> tuple[str, ...]:
    """Ids of the library that the name may stand for; none where no list knows it."""
    known = fact.further.get("actor")
    return (str(known),) if known in book.actors else ()


def expected(question: Question) -> str:
    """What an answer must look like."""
    if question.key == "title":
        return "a title"
    if codes_of(question.key):
        return f"words of the list, separated by ';', or {NO_CLAUSE}: {', '.join(codes_of(question.key))}"
    if question.key.startswith(ACTOR):
        return "the id of an actor, or +Name for one that the library lacks"
    if question.key in (PARTIES, MORE_PARTIES):
        return "ids of actors, or +Name for those the library lacks, separated by ';'" + (
            f", or {NOBODY}" if question.key == MORE_PARTIES else ""
        )
    if question.key == "published":
        return "a day as YYYY-MM-DD"
    if question.key == "zone":
        return "an IANA zone such as Asia/Damascus"
    if question.key == "country":
        return "a country, by name or ISO code"
    if question.key == "effective":
        return "an instant such as 2016-12-30T00:00+02:00"
    return "an id of letters, digits and '-'"


def checked(question: Question, value: str) -> str:
    """An answer as it is kept. Raises BadValue for one that cannot be right."""
    value = value.strip()
    good = False
    try:
        if question.key == "title":
            good = bool(value) and len(value) <= MOST_IN_A_TITLE and value.isprintable()
        elif codes_of(question.key):
            good = bool(value.strip("; ")) and set(codes_in(value)) <= set(codes_of(question.key))
        elif question.key in (PARTIES, MORE_PARTIES):
            named = named_in(question.key, value)
            good = NOBODY not in named and all(_names_an_actor(one) for one in named)
            good = good and (bool(named) or (value == NOBODY and question.key == MORE_PARTIES))
        elif question.key.startswith(ACTOR):
            good = _names_an_actor(value)
        elif question.key == "published":
            good = read_published(value, "answer").day is not None
        elif question.key == "zone":
            good = is_zone(value)
        elif question.key == "country":
            found = find_country(value)
            good, value = found is not None, found or value
        elif question.key == "effective":
            good = dt.datetime.fromisoformat(value).tzinfo is not None
        else:
            good = _is_id(value)
    except (ValueError, BadValue):
        good = False
    if not good:
        raise BadValue("answer", question.key, value, expected(question))
    return value


def _names_an_actor(value: str) -> bool:
    """Is it an id, or a new actor? Raises BadValue for a new one that is none."""
    return bool(new_actor(value).name) if value.startswith(NEW_MARK) else _is_id(value)


def _is_id(value: str) -> bool:
    return bool(value) and all(one.isascii() and (one.isalnum() or one in "-_.") for one in value)


def ask(
    asked: Sequence[Question],
    before: Mapping[str, Answer],
    prompt: Callable[[Question], str | None],
    by: str,
    now: Callable[[], dt.datetime],
) -> dict[str, Answer]:
    """Ask what is not answered yet. prompt: gives the answer, or None to leave a question open. A wrong answer is asked again."""
    answers = dict(before)
    for question in asked:
        while question.key not in answers:
            value = prompt(question)
            if value is None or not value.strip():
                break
            try:
                answers[question.key] = Answer(question.key, checked(question, value), by, now())
            except BadValue:
                continue  # asked again: the prompt says what is expected
    return answers
