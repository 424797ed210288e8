"""A draft as the JSON object other programs read, and back."""

from __future__ import annotations

from typing import Any

from treve.errors import BadValue
from treve.model.draft import Draft, Fact, FactKind, Language, Relation, RelationType


def as_object(draft: Draft) -> dict[str, Any]:
    """One object per document: `id`, `language`, `published`, `zone`, `facts`, `relations`."""
    return {
        "id": draft.id,
        "language": draft.language.value,
        "published": draft.published,
        "zone": draft.zone,
        "facts": [
            {
                "kind": one.kind.value,
                "start": one.start,
                "end": one.end,
                "text": one.text,
                "value": dict(one.value),
                "why": one.why,
                **one.further,
            }
            for one in draft.facts
        ],
        "relations": [
            {
                "type": one.type.value,
                "who": one.who,
                "whom": one.whom,
                "start": one.start,
                "end": one.end,
                "text": one.text,
            }
            for one in draft.relations
        ],
    }


_OWN_KEYS = {"kind", "start", "end", "text", "value", "why"}


def from_object(given: dict[str, Any], text: str) -> Draft:
    """A draft read back; every fact is checked against the text again.

    Raises BadValue for an object of another shape or a fact that does not stand on its words.
    """
    try:
        draft = Draft(
            id=given["id"],
            language=Language(given["language"]),
            published=given["published"],
            zone=given["zone"],
            facts=tuple(
                Fact(
                    FactKind(one["kind"]),
                    one["start"],
                    one["end"],
                    one["text"],
                    one["value"],
                    one["why"],
                    {key: value for key, value in one.items() if key not in _OWN_KEYS},
                )
                for one in given["facts"]
            ),
            relations=tuple(
                Relation(RelationType(one["type"]), one["who"], one["whom"], one["start"], one["end"], one["text"])
                for one in given["relations"]
            ),
        )
    except (KeyError, TypeError, ValueError) as problem:
        raise BadValue("draft", "object", str(problem), "a draft as `treve extract --format json` writes it") from None
    grounded: tuple[Fact | Relation, ...] = (*draft.facts, *draft.relations)
    for fact in grounded:
        if text[fact.start : fact.end] != fact.text:
            raise BadValue(draft.id, "text", fact.text, f"the characters {fact.start} to {fact.end} of the document")
    return draft
