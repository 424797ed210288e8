"""The text that an agreement was read from, with the words marked that it claims as evidence."""

from __future__ import annotations

from dataclasses import dataclass
from itertools import pairwise

from treve.model.agreement import Agreement


@dataclass(frozen=True, slots=True)
class Stretch:
    """A stretch of the text. numbers: which pieces of evidence it belongs to, counted from 1; starts: those that begin here."""

    text: str
    numbers: tuple[int, ...]
    starts: tuple[int, ...]


def marked(text: str, agreement: Agreement) -> tuple[Stretch, ...]:
    """The text cut where evidence begins or ends; what does not stand on its words is not marked."""
    spans = [
        (number, one.start, one.end)
        for number, one in enumerate(agreement.evidence, 1)
        if text[one.start : one.end] == one.text
    ]
    cuts = sorted({0, len(text), *(cut for _, start, end in spans for cut in (start, end))})
    return tuple(
        Stretch(
            text[start:end],
            tuple(number for number, first, last in spans if first <= start and end <= last),
            tuple(number for number, first, _ in spans if first == start),
        )
        for start, end in pairwise(cuts)
    )
