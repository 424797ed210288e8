"""How well drafts agree with texts marked by hand.

Two shapes of marked text are read. A `.jsonl` file holds one document a line, each with its `facts`. A `.txt` file holds documents
under a heading line `## id | language | published | zone | style`, with the facts marked in place: `{party|the army}`,
`{fig killed >=45|at least 45 dead}`, `{fig killed 30-40|30 to 40 dead}`, `{fig killed vague|thousands dead}`; marks may nest.
A fact is found if one of the same kind covers the same words by half or more, and right if its value agrees in every key that the
mark names.
"""

from __future__ import annotations

import datetime as dt
import json
import re
from collections import Counter
from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from treve.extract import draft
from treve.extract.when.time_answers import answer
from treve.model.draft import Draft, FactKind

TEXTS = Path(__file__).parent / "texts"
TIMES_AND_FIGURES = frozenset({"figure", "in_force_from", "in_force_until"})
WHO_AND_WHAT = frozenset(one.value for one in FactKind) - TIMES_AND_FIGURES
EVERY_KIND = WHO_AND_WHAT | TIMES_AND_FIGURES
ROLES = frozenset(
    {
        *("party", "denies_party", "guarantor", "mediator", "endorser", "excluded_actor"),
        *("agreement_document", "monitoring_measure", "negotiation_commitment", "obligation"),
    }
)
CLAUSES_AND_COUNTS = frozenset(
    {
        *("registered_total", "incident", "withdrawal", "earlier_truce", "territory", "in_force_from"),
        *("in_force_until", "exception", "prohibition", "figure"),
    }
)
TERMS = frozenset(
    {
        *("obligation", "prohibition", "monitoring_measure", "negotiation_commitment", "withdrawal", "exception"),
        *("agreement_document", "excluded_actor", "denies_party"),
    }
)
COUNTED = frozenset({"registered_total", "incident", "figure", "quote", "earlier_truce"})
SCOPE = frozenset(
    {
        *("agreement_document", "territory", "in_force_until", "exception", "excluded_actor", "prohibition"),
        *("obligation", "monitoring_measure"),
    }
)
WHO = frozenset({"party", "denies_party", "guarantor", "mediator", "endorser", "withdrawal"})
EAST = frozenset(
    {"denies_party", "withdrawal", "territory", "in_force_until", "exception", "excluded_actor", "registered_total"}
)
WATCH = frozenset({"monitoring_measure", "earlier_truce", "withdrawal", "incident"})
NAMED = frozenset({"excluded_actor", "endorser", "territory", "exception", "denies_party"})
KINDS_OF = {
    "probes_of_roles.txt": ROLES,
    "probes_of_clauses_and_counts.txt": CLAUSES_AND_COUNTS,
    "probes_of_terms.txt": TERMS,
    "probes_of_counted.txt": COUNTED,
    "probes_of_scope.txt": SCOPE,
    "probes_of_who.txt": WHO,
    "probes_of_east.txt": EAST,
    "probes_of_watch.txt": WATCH,
    "probes_of_named.txt": NAMED,
}
"""Files in which these kinds alone are marked; in all others every kind is."""
_SHORT = {
    "doc": "agreement_document",
    "denies": "denies_party",
    "guar": "guarantor",
    "med": "mediator",
    "end": "endorser",
    "excl": "excluded_actor",
    "exc": "exception",
    "terr": "territory",
    "from": "in_force_from",
    "until": "in_force_until",
    "ban": "prohibition",
    "duty": "obligation",
    "mon": "monitoring_measure",
    "neg": "negotiation_commitment",
    "wd": "withdrawal",
    "earlier": "earlier_truce",
    "fig": "figure",
    "reg": "registered_total",
    "inc": "incident",
    "q": "quote",
}
_VALUE_KEYS = (
    "measure",
    "low",
    "high",
    "strict",
    "approx",
    "vague",
    "instants",
    "kind",
    "extent",
    "status",
    "act",
    "value",
    "blamed",
)
_ALWAYS = ("strict", "approx", "vague")

Span = tuple[int, int]


@dataclass(frozen=True, slots=True)
class Score:
    """Facts by kind: found, of those with the right value, missed, and invented; each fault in words."""

    found: Counter[str] = field(default_factory=Counter)
    right: Counter[str] = field(default_factory=Counter)
    missed: Counter[str] = field(default_factory=Counter)
    invented: Counter[str] = field(default_factory=Counter)
    told: list[str] = field(default_factory=list)

    @property
    def precision(self) -> float:
        return self.found.total() / max(self.found.total() + self.invented.total(), 1)

    @property
    def recall(self) -> float:
        return self.found.total() / max(self.found.total() + self.missed.total(), 1)

    @property
    def right_recall(self) -> float:
        return self.right.total() / max(self.found.total() + self.missed.total(), 1)


def marked(name: str) -> list[dict[str, Any]]:
    """The documents of a file, with the facts marked by hand."""
    text = (TEXTS / name).read_text(encoding="utf-8")
    if name.endswith(".jsonl"):
        return [json.loads(line) for line in text.splitlines()]
    found = []
    for piece in text.split("## ")[1:]:
        heading, body = piece.split("\n", 1)
        name_, language, published, zone, _ = (part.strip() for part in heading.split("|"))
        plain, facts = _without_marks(body.strip())
        found.append(
            {"id": name_, "language": language, "published": published, "zone": zone, "text": plain, "facts": facts}
        )
    return found


def _without_marks(body: str) -> tuple[str, list[dict[str, Any]]]:
    plain = ""
    facts: list[dict[str, Any]] = []
    open_marks: list[tuple[str, int]] = []
    place = 0
    while place < len(body):
        if body[place] == "{":
            bar = body.index("|", place)
            open_marks.append((body[place + 1 : bar], len(plain)))
            place = bar
        elif body[place] == "}":
            head, start = open_marks.pop()
            short, _, rest = head.partition(" ")
            kind = _SHORT.get(short, short)
            facts.append(
                {"kind": kind, "start": start, "end": len(plain), "text": plain[start:], "value": _value(kind, rest)}
            )
        else:
            plain += body[place]
        place += 1
    assert not open_marks, open_marks
    return plain, sorted(facts, key=lambda one: (one["start"], -one["end"]))


def _value(kind: str, rest: str) -> dict[str, Any]:
    if kind == "agreement_document":
        return {"kind": rest}
    if kind in ("in_force_from", "in_force_until"):
        return {"instants": rest.split(",")}
    if kind == "withdrawal":
        words = rest.split()
        return {"status": words[0], **({"extent": words[1]} if len(words) > 1 else {})}
    if kind == "figure":
        return _figure(*rest.split())
    if kind == "quote":
        return {"speaker": None if rest in ("-", "") else rest}
    pairs = (part.split("=") for part in rest.split(";") if "=" in part)
    value: dict[str, Any] = {key: int(words) if words.isdigit() else words for key, words in pairs}
    if kind == "registered_total":
        value.setdefault("blamed", None)
    if "killed" in value:
        value["killed_low"] = value["killed_high"] = value.pop("killed")
    return value


def _figure(measure: str, number: str) -> dict[str, Any]:
    if number == "vague":
        return {"measure": measure, "vague": True}
    sign, first, last = re.fullmatch(r"([<>~=]*)([0-9]+)(?:-([0-9]+))?", number).groups()  # type: ignore[union-attr]
    count = int(first)
    if last:
        return {"measure": measure, "low": count, "high": int(last)}
    low, high = {">": (count, None), ">=": (count, None), "<": (None, count), "<=": (None, count)}.get(
        sign, (count, count)
    )
    return {"measure": measure, "low": low, "high": high, "strict": sign in ("<", ">"), "approx": sign == "~"}


def read(document: Mapping[str, Any]) -> Draft:
    """The draft of a marked text."""
    return draft(
        document["text"],
        document_id=document["id"],
        published=document.get("published"),
        zone=document.get("zone"),
        language=document["language"],
    )


def overlap(one: Span, other: Span) -> float:
    """Shared characters by all characters of two spans."""
    shared = min(one[1], other[1]) - max(one[0], other[0])
    return max(shared, 0) / (max(one[1], other[1]) - min(one[0], other[0]))


def score(documents: Iterable[Mapping[str, Any]], kinds: Collection[str] = EVERY_KIND, least: float = 0.5) -> Score:
    """Every fact of some kinds, held against the marks. least: the share of common characters from which a fact is found."""
    told = Score()
    for document in documents:
        given = [one for one in read(document).facts if one.kind.value in kinds]
        for fact in document["facts"]:
            if fact["kind"] in kinds:
                _hold(fact, given, told, document["id"], least)
        for one in given:
            told.invented[one.kind.value] += 1
            told.told.append(f"{document['id']} invented {one.kind.value}: {one.text} {dict(one.value)}")
    return told


def held(documents: Sequence[Mapping[str, Any]], others: Sequence[Mapping[str, Any]]) -> Score:
    """The marks of other readers of the same documents, held against the marks of these."""
    told = Score()
    for document, other in zip(documents, others, strict=True):
        assert document["text"] == other["text"]
        given = [_Marked(FactKind(one["kind"]), one["start"], one["end"], one["value"]) for one in other["facts"]]
        for fact in document["facts"]:
            _hold(fact, given, told, document["id"], 0.5)
        told.invented.update(one.kind.value for one in given)
    return told


@dataclass(frozen=True, slots=True)
class _Marked:
    """A mark where a fact of a draft is asked for."""

    kind: FactKind
    start: int
    end: int
    value: Mapping[str, Any]
    further: Mapping[str, Any] = field(default_factory=dict)


def _hold(fact: Mapping[str, Any], given: list[Any], told: Score, name: str, least: float) -> None:
    """One mark against the facts not yet used: the one that covers it best, of the right value first."""
    near = [one for one in given if one.kind.value == fact["kind"] and _covers(fact, one) >= least]
    if not near:
        told.missed[fact["kind"]] += 1
        told.told.append(f"{name} missed {fact['kind']}: {fact['text']} {fact['value']}")
        return
    one = max(near, key=lambda one: (agrees(fact["value"], one.value), _covers(fact, one)))
    given.remove(one)
    told.found[fact["kind"]] += 1
    if agrees(fact["value"], one.value):
        told.right[fact["kind"]] += 1
    else:
        told.told.append(f"{name} other value {fact['kind']}: {one.text} {dict(one.value)} for {fact['value']}")


def _covers(fact: Mapping[str, Any], one: Any) -> float:
    spans = [(one.start, one.end), *((other["start"], other["end"]) for other in one.further.get("alternatives", ()))]
    return max(overlap((fact["start"], fact["end"]), span) for span in spans)


def agrees(wanted: Mapping[str, Any], value: Mapping[str, Any]) -> bool:
    """A value that says what the mark says; keys in which a mark says nothing are free."""
    for key in _VALUE_KEYS:
        if key not in wanted and not (key in _ALWAYS and "measure" in wanted):
            continue
        mine, given = wanted.get(key), value.get(key)
        if key == "instants":
            mine, given = {normal(one) for one in mine or ()}, {normal(one) for one in given or ()}
        if key in _ALWAYS:
            mine, given = bool(mine), bool(given)
        if key == "blamed" and mine and given:
            continue
        if mine != given:
            return False
    if wanted.get("killed_low") is not None and wanted["killed_low"] != value.get("killed_low"):
        return False
    return wanted.get("place") is None or str(wanted["place"]) in str(value.get("place"))


def moments(name: str) -> list[dict[str, Any]]:
    """Cases of a text that names one time: a line of JSON each, or `language | published | zone | unit | text => expected, …`."""
    lines = (TEXTS / name).read_text(encoding="utf-8").splitlines()
    if name.endswith(".jsonl"):
        return [json.loads(line) for line in lines]
    found = []
    for number, line in enumerate(lines, 1):
        given, expected = line.rsplit("=>", 1)
        language, published, zone, unit, text = (part.strip() for part in given.split("|", 4))
        found.append(
            {
                "id": f"{language}-{number:03}",
                "language": language,
                "text": text,
                "published": None if published == "none" else published,
                "timezone": zone,
                "unit": unit,
                "expect": [one.strip() for one in expected.split(",") if one.strip()],
            }
        )
    return found


def answered(case: Mapping[str, Any]) -> bool:
    """A case of which the reading is the expected one."""
    return {normal(one) for one in answer(dict(case), case["id"])["expect"]} == {normal(one) for one in case["expect"]}


def normal(value: str) -> tuple[object, ...]:
    """A time as moments that compare: instants by what they are, whatever their offset."""
    return tuple(
        dt.datetime.fromisoformat(one).astimezone(dt.UTC) if "T" in one else dt.date.fromisoformat(one)
        for one in value.split("/")
    )
