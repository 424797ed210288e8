"""A draft as a table of plain text."""

from __future__ import annotations

import json

from treve.model.draft import Draft

_WIDEST = 60


def table(draft: Draft) -> str:
    """One line per fact: kind, value, span, words."""
    rows = [("kind", "value", "span", "words")]
    rows += [
        (
            one.kind.value,
            _short(json.dumps(dict(one.value), ensure_ascii=False)),
            f"{one.start}-{one.end}",
            _short(one.text),
        )
        for one in draft.facts
    ]
    rows += [
        (
            f"relation: {one.type.value}",
            _short(f"{one.who} → {one.whom or '?'}"),
            f"{one.start}-{one.end}",
            _short(one.text),
        )
        for one in draft.relations
    ]
    widths = [max(len(row[column]) for row in rows) for column in range(4)]
    head = f"{draft.id}: language {draft.language}, published {draft.published or 'unknown'}, zone {draft.zone or 'unknown'}"
    lines = ["  ".join(cell.ljust(width) for cell, width in zip(row, widths, strict=True)).rstrip() for row in rows]
    return "\n".join([head, *lines])


def _short(text: str) -> str:
    flat = " ".join(text.split())
    return flat if len(flat) <= _WIDEST else flat[: _WIDEST - 1] + "…"
