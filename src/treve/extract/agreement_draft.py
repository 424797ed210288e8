"""A draft as an agreement file: what the text says as assertions with their spans, and what a person answered.

The file passes `treve agreement check` once its questions are answered; until then the open ones stand at its top.
"""

from __future__ import annotations

import datetime as dt
import io
from collections.abc import Mapping, Sequence
from typing import Any

from ruamel.yaml import YAML

from treve.extract.questions import Answer, Question, codes_in, codes_of, expected, questions
from treve.model.draft import Draft, Fact, FactKind
from treve.normalise import own_actors as own
from treve.normalise.actor_book import ActorBook
from treve.normalise.own_actors import NewActor

_OPEN = "to-be-answered"


def agreement_text(draft: Draft, source: str, answers: Mapping[str, Answer], book: ActorBook) -> str:
    """The YAML of the draft agreement. source: name or address of the text read."""
    asked = questions(draft, book)
    entry = agreement_entry(draft, source, answers)
    out = io.StringIO()
    yaml = YAML()
    yaml.width = 120
    # The same value twice is written twice: an agreement file has no anchors.
    yaml.representer.ignore_aliases = lambda _: True
    yaml.dump(entry, out)
    return _top(asked, answers) + _own(answers) + out.getvalue()


def _own(answers: Mapping[str, Answer]) -> str:
    """The actors that the library lacks: the file is read with them in a file of one's own."""
    return "".join(
        f"# actor {one.actor_id}: {one.name} ({one.kind.replace('_', ' ')}), to be given with --actors\n"
        for one in own_actors(answers)
    )


def own_actors(answers: Mapping[str, Answer]) -> tuple[NewActor, ...]:
    """The actors that the answers name and the library lacks."""
    return own.own_actors({key: one.value for key, one in answers.items()})


def _top(asked: Sequence[Question], answers: Mapping[str, Answer]) -> str:
    lines = ["# Draft made from a text by rules; nothing in it is accepted until a person confirms it.\n"]
    for question in asked:
        given = answers.get(question.key)
        if given:
            lines.append(f"# {question.key}: {given.value} (answered by {given.by}, {given.at:%Y-%m-%dT%H:%MZ})\n")
        else:
            about = f' (for "{question.about}")' if codes_of(question.key) and question.about else ""
            lines.append(f"# OPEN {question.key}: {expected(question)}{about}\n")
    return "".join(lines)


def agreement_entry(draft: Draft, source: str, answers: Mapping[str, Answer]) -> dict[str, Any]:
    """The entry of an agreement file. An open question leaves its key at a value that the check refuses by name."""
    by_kind = _by_kind(draft)
    day = _answer(answers, "published") or draft.published
    zone = _answer(answers, "zone") or draft.zone
    return {
        "id": _answer(answers, "id") or _OPEN,
        "title": _answer(answers, "title") or _title(by_kind, source),
        "class": _class(by_kind),
        "quote_needed": False,
        "zone": zone,
        "legal_basis": [{"doc": one.text, "effect": "terms"} for one in by_kind.get(FactKind.AGREEMENT_DOCUMENT, ())],
        "times": _times(by_kind, day, zone, answers),
        "guarantors": _guarantors(by_kind, answers),
        "parties": _parties(by_kind, day, answers),
        "territory": _territory(by_kind, answers),
        "excluded_actors": [
            {"actor": _actor(one, answers), "asserted": "excluded", "by": "text", "on": _day(day), "src": 1}
            for one in by_kind.get(FactKind.EXCLUDED_ACTOR, ())
        ],
        "prohibitions": _clauses(by_kind, FactKind.PROHIBITION, answers),
        "exceptions": _clauses(by_kind, FactKind.EXCEPTION, answers),
        "mechanism": _mechanism(by_kind),
        "obligations": [
            {
                "id": f"OBL-{number}",
                "duty": one.value["duty"],
                "holder": _holder(one, answers),
                "due": one.value["due"],
                "src": 1,
            }
            for number, one in enumerate(by_kind.get(FactKind.OBLIGATION, ()), 1)
        ],
        "evidence": [{"document": source, "start": one.start, "end": one.end, "text": one.text} for one in draft.facts],
        "sources": [source],
    }


def _by_kind(draft: Draft) -> dict[FactKind, list[Fact]]:
    found: dict[FactKind, list[Fact]] = {}
    for one in draft.facts:
        found.setdefault(one.kind, []).append(one)
    return found


def _answer(answers: Mapping[str, Answer], key: str) -> str | None:
    given = answers.get(key)
    return given.value if given else None


def _day(day: str | None) -> str | None:
    return day if day and len(day) == len("2016-12-29") else None


def _title(by_kind: Mapping[FactKind, Sequence[Fact]], source: str) -> str:
    documents = by_kind.get(FactKind.AGREEMENT_DOCUMENT, ())
    return f"{documents[0].text} ({source})" if documents else source


def _class(by_kind: Mapping[FactKind, Sequence[Fact]]) -> str:
    kinds = {one.value["kind"] for one in by_kind.get(FactKind.AGREEMENT_DOCUMENT, ())}
    if "humanitarian" in kinds and "ceasefire" not in kinds:
        return "humanitarian_pause"
    watched = FactKind.MONITORING_MEASURE in by_kind or "monitoring" in kinds
    return "cessation_with_compliance_mechanism" if watched else "cessation"


def _times(
    by_kind: Mapping[FactKind, Sequence[Fact]], day: str | None, zone: str | None, answers: Mapping[str, Answer]
) -> dict[str, Any]:
    declared = [{"value": day, "precision": "day", "by": "text", "src": 1}] if _day(day) else []
    instants = {instant for one in by_kind.get(FactKind.IN_FORCE_FROM, ()) for instant in one.value.get("instants", ())}
    chosen = _answer(answers, "effective") or (instants.pop() if len(instants) == 1 else None)
    effective: list[dict[str, Any]] = []
    if chosen and "T" in chosen:
        moment = dt.datetime.fromisoformat(chosen)
        effective = [
            {
                "value": f"{moment:%Y-%m-%dT%H:%M}",
                "tz": zone,
                "utc": f"{moment.astimezone(dt.UTC):%Y-%m-%dT%H:%MZ}" if zone else None,
                "precision": "minute",
                "by": "text",
                "src": 1,
            }
        ]
    elif chosen:
        effective = [{"value": chosen, "precision": "day", "by": "text", "src": 1}]
    return {"declared": declared, "signed": [], "effective": effective, "ended": []}


def _actor(fact: Fact, answers: Mapping[str, Answer]) -> str:
    """The id answered, else the id the library gives, else the name as written."""
    name = str(fact.value["name"])
    return _actor_id(answers, name) or str(fact.further.get("actor") or name)


def _actor_id(answers: Mapping[str, Answer], name: str) -> str | None:
    given = _answer(answers, f"{own.ACTOR}{name}")
    return _id_of(given) if given else None


def _id_of(named: str) -> str:
    return own.new_actor(named).actor_id if named.startswith(own.NEW_MARK) else named


def _clauses(
    by_kind: Mapping[FactKind, Sequence[Fact]], kind: FactKind, answers: Mapping[str, Answer]
) -> list[dict[str, Any]]:
    """The clauses to which a person gave codes, each with its words; what is not answered is left out, and stands at the top."""
    found = [
        {"code": code, "detail": " ".join(one.text.split()), "src": 1}
        for number, one in enumerate(by_kind.get(kind, ()), 1)
        for code in codes_in(_answer(answers, f"{kind.value}:{number}") or "")
    ]
    if kind is FactKind.PROHIBITION:
        found += [{"code": code, "src": 1} for code in codes_in(_answer(answers, "prohibitions") or "")]
    return found


def _guarantors(by_kind: Mapping[FactKind, Sequence[Fact]], answers: Mapping[str, Answer]) -> list[dict[str, Any]]:
    return [
        {"actor": _actor(one, answers), "role": kind.value, "src": 1}
        for kind in (FactKind.GUARANTOR, FactKind.MEDIATOR)
        for one in by_kind.get(kind, ())
    ]


def _parties(
    by_kind: Mapping[FactKind, Sequence[Fact]], day: str | None, answers: Mapping[str, Answer]
) -> list[dict[str, Any]]:
    asserted = {FactKind.PARTY: "bound", FactKind.DENIES_PARTY: "not_signed"}
    answered = [
        {
            "actor": _id_of(named),
            "asserted": "bound",
            "by": "text",
            "on": _day(day),
            "src": 1,
            "note": "named by who confirmed the text; the rules did not find it",
        }
        for key in (own.PARTIES, own.MORE_PARTIES)
        for named in own.named_in(key, _answer(answers, key) or "")
    ]
    return answered + [
        {
            "actor": _actor(one, answers),
            "asserted": word,
            "by": "text" if kind is FactKind.PARTY else _actor(one, answers),
            "on": _day(day),
            "src": 1,
            "note": f"as written: {one.text}",
        }
        for kind, word in asserted.items()
        for one in by_kind.get(kind, ())
    ]


def _territory(by_kind: Mapping[FactKind, Sequence[Fact]], answers: Mapping[str, Answer]) -> dict[str, Any]:
    country = _answer(answers, "country")
    named = by_kind.get(FactKind.TERRITORY, ())
    covers = {"may_cover": [{"country": country}]} if country else {}
    include = [{"name": one.text, **covers, "by": "text", "src": 1} for one in named]
    if not include:
        include = [{"name": "not stated in the text", **covers, "by": "text", "src": 1}]
    return {"include": include, "exclude": [], "zones": [], "map": None}


def _holder(fact: Fact, answers: Mapping[str, Answer]) -> list[str]:
    """The id answered for the holder; empty where nobody said who it is: the duty itself keeps the words."""
    known = _actor_id(answers, str(fact.value["holder"]))
    return [known] if known else []


def _mechanism(by_kind: Mapping[FactKind, Sequence[Fact]]) -> dict[str, Any] | None:
    bodies = by_kind.get(FactKind.MONITORING_MEASURE, ())
    return {"body": "; ".join(one.text for one in bodies), "members": [], "src": 1} if bodies else None
