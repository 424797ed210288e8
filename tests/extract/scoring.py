"""How well drafts agree with texts marked by hand.

A fact is found if one of the same kind covers the same words by half or more.
"""

from __future__ import annotations

import json
from collections import Counter
from collections.abc import Iterable, Mapping
from pathlib import Path
from typing import Any

from treve.extract import draft
from treve.model.draft import Draft

TEXTS = Path(__file__).parent / "texts"
NOT_HERE = frozenset({"figure", "in_force_from", "in_force_until"})  # scored with the texts of times and figures

Span = tuple[int, int]


def marked(name: str) -> list[dict[str, Any]]:
    """The texts of a file, with the facts marked by hand."""
    return [json.loads(line) for line in (TEXTS / name).read_text(encoding="utf-8").splitlines()]


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


def score(documents: Iterable[Mapping[str, Any]]) -> tuple[Counter[str], Counter[str], Counter[str], list[str]]:
    """Found, missed and invented facts by kind, and each miss and invention in words."""
    found: Counter[str] = Counter()
    missed: Counter[str] = Counter()
    invented: Counter[str] = Counter()
    told: list[str] = []
    for document in documents:
        given = [one for one in read(document).facts if one.kind.value not in NOT_HERE]
        used: set[int] = set()
        for fact in document["facts"]:
            if fact["kind"] in NOT_HERE:
                continue
            place = next(
                (
                    place
                    for place, one in enumerate(given)
                    if place not in used and one.kind.value == fact["kind"] and _same(fact, one)
                ),
                None,
            )
            if place is None:
                missed[fact["kind"]] += 1
                told.append(f"{document['id']} missed {fact['kind']}: {fact['text']}")
            else:
                used.add(place)
                found[fact["kind"]] += 1
        for place, one in enumerate(given):
            if place not in used:
                invented[one.kind.value] += 1
                told.append(f"{document['id']} invented {one.kind.value}: {one.text}")
    return found, missed, invented, told


def _same(fact: Mapping[str, Any], one: Any) -> bool:
    spans = [(one.start, one.end), *((other["start"], other["end"]) for other in one.further.get("alternatives", ()))]
    return any(overlap((fact["start"], fact["end"]), span) >= 0.5 for span in spans)
