"""A draft told to a reader: what was agreed, who says so, times local and UTC, what the text does not say, what to ask."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable
from dataclasses import dataclass

from treve.bulletin.draft_words import Words
from treve.extract.questions import Question, questions
from treve.model.draft import Draft, Fact, FactKind, Relation
from treve.normalise.actor_book import ActorBook

_SECTIONS = (
    (
        "agreed",
        (
            FactKind.AGREEMENT_DOCUMENT,
            FactKind.IN_FORCE_FROM,
            FactKind.IN_FORCE_UNTIL,
            FactKind.TERRITORY,
            FactKind.PROHIBITION,
            FactKind.EXCEPTION,
            FactKind.OBLIGATION,
            FactKind.MONITORING_MEASURE,
            FactKind.NEGOTIATION_COMMITMENT,
        ),
    ),
    (
        "roles",
        (
            FactKind.PARTY,
            FactKind.DENIES_PARTY,
            FactKind.GUARANTOR,
            FactKind.MEDIATOR,
            FactKind.ENDORSER,
            FactKind.EXCLUDED_ACTOR,
        ),
    ),
    ("said", (FactKind.QUOTE,)),
    (
        "reported",
        (
            FactKind.WITHDRAWAL,
            FactKind.INCIDENT,
            FactKind.REGISTERED_TOTAL,
            FactKind.FIGURE,
            FactKind.EARLIER_TRUCE,
        ),
    ),
)
_EXPECTED = tuple(kind for name, kinds in _SECTIONS[:2] for kind in kinds)
_OWN_WORD = {FactKind.WITHDRAWAL: "withdrawal_kind", FactKind.INCIDENT: "incident_kind"}


@dataclass(frozen=True, slots=True)
class Line:
    """One fact in words. anchor: the number of the fact in the draft. notes: readings left open or ruled out."""

    kind: str
    label: str
    told: str
    anchor: int
    notes: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Section:
    """A heading and its facts."""

    heading: str
    lines: tuple[Line, ...]


@dataclass(frozen=True, slots=True)
class Told:
    """The draft in words."""

    title: str
    status: str
    published: str
    sections: tuple[Section, ...]
    relations: tuple[str, ...]
    silent: str | None
    questions: tuple[str, ...]


def told(draft: Draft, name: str, book: ActorBook, words: Words) -> Told:
    """Everything the page and the sheet show of a draft."""
    absent = [label(kind, words) for kind in _EXPECTED if not any(fact.kind is kind for fact in draft.facts)]
    unknown = words["unknown"]
    return Told(
        title=words.tell("title", name=name),
        status=words["status"],
        published=words.tell(
            "published",
            value=draft.published or unknown,
            zone=draft.zone or unknown,
            language=words["language_" + draft.language.value],
        ),
        sections=tuple(
            Section(words[heading], lines)
            for heading, kinds in _SECTIONS
            if (lines := tuple(_lines(draft, kinds, words)))
        ),
        relations=tuple(dict.fromkeys(_relation(one, words) for one in draft.relations)),
        silent=words.tell("silent_intro", kinds=", ".join(absent)) if absent else None,
        questions=tuple(question_text(one, words) for one in questions(draft, book)),
    )


def label(kind: FactKind, words: Words) -> str:
    """The word for a kind of fact."""
    return words[_OWN_WORD.get(kind, kind.value)]


def _lines(draft: Draft, kinds: Iterable[FactKind], words: Words) -> Iterable[Line]:
    for kind in kinds:
        for number, fact in enumerate(draft.facts):
            if fact.kind is kind:
                notes = tuple(_notes(fact, words))
                yield Line(kind.value, label(kind, words), _words_of(fact, draft, words), number, notes)


def _words_of(fact: Fact, draft: Draft, words: Words) -> str:
    value, unknown = fact.value, words["unknown"]
    if fact.kind is FactKind.QUOTE:
        return words.tell("says", speaker=value["speaker"] or words["nobody"], words=fact.text)
    if fact.kind is FactKind.REGISTERED_TOTAL:
        return words.tell(
            "total",
            recorder=value["recorder"],
            value=value["value"],
            blamed=value["blamed"] or words["blames_nobody"],
            period=value["period"] or unknown,
        )
    if fact.kind is FactKind.OBLIGATION:
        due = value["due"] or fact.further.get("due_text") or unknown
        return words.tell("duty", holder=value["holder"], duty=value["duty"], due=due)
    if fact.kind is FactKind.WITHDRAWAL:
        return words.tell(
            "withdrawal",
            actor=value["actor"] or unknown,
            status=words[f"is_{value['status']}"],
            extent=words[f"is_{value['extent']}"],
        )
    if fact.kind is FactKind.INCIDENT:
        known = {key: unknown if one is None else one for key, one in value.items()}
        return words.tell(
            "incident",
            act=words[f"is_{known['act']}"],
            low=known.pop("killed_low"),
            high=known.pop("killed_high"),
            **{key: known[key] for key in ("perpetrator", "target", "place", "date")},
        )
    if fact.kind in (FactKind.IN_FORCE_FROM, FactKind.IN_FORCE_UNTIL):
        return _time(fact, draft, words)
    return fact.text


def _time(fact: Fact, draft: Draft, words: Words) -> str:
    instants = list(fact.value.get("instants", ()))
    if not instants:
        return f"{fact.text} — " + words.tell("undated", needs=fact.value.get("needs") or words["unknown"])
    if len(instants) > 1:
        return f"{fact.text} — " + words.tell("several", count=len(instants))
    return f"{fact.text} — " + moment(instants[0], draft.zone, words)


def moment(instant: str, zone: str | None, words: Words) -> str:
    """An instant in local time and in UTC; a bare date as it is."""
    if "T" not in instant:
        return instant
    local = dt.datetime.fromisoformat(instant)
    return words.tell(
        "local_utc",
        local=f"{local:%Y-%m-%d %H:%M}",
        zone=zone or f"{local:%z}",
        utc=f"{local.astimezone(dt.UTC):%Y-%m-%d %H:%M}",
    )


def _notes(fact: Fact, words: Words) -> Iterable[str]:
    if fact.kind in (FactKind.IN_FORCE_FROM, FactKind.IN_FORCE_UNTIL):
        instants = list(fact.value.get("instants", ()))
        if len(instants) > 1:
            yield from (moment(one, None, words) for one in instants)
        for out in fact.further.get("candidates_out", ()):
            value, why = (str(out.get("value")), out.get("why")) if isinstance(out, dict) else (str(out), "")
            told = words.said(why) if why else words["unknown"]
            yield words.tell("ruled_out", value=moment(value, None, words), why=told)


def _relation(one: Relation, words: Words) -> str:
    return words.tell(one.type.value, who=one.who, whom=one.whom or words["unknown"])


def question_text(question: Question, words: Words) -> str:
    """A question as it is asked of a person."""
    key = "q_" + question.key.partition(":")[0]
    if question.choices and f"{key}_choices" in words:
        return words.tell(f"{key}_choices", choices=", ".join(question.choices), about=question.about or "")
    return words.tell(key, about=question.about or "")
