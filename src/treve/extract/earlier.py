"""Truces and accords before the present one: they are told, and never mixed with it."""

from __future__ import annotations

import re
from collections.abc import Iterator

from treve.extract.cues import LONGEST_SENTENCE, cues
from treve.extract.mentions import Scene
from treve.model.draft import Fact, FactKind

_YEARS = 4  # digits of a year
_BEFORE = re.compile(r"preced|anteri|previ|prior|earlier|предыдущ|прежн|سابق")


def earlier_spans(scene: Scene) -> tuple[tuple[int, int], ...]:
    """Folded spans that name a truce or accord before the present one."""
    said = cues(scene.language, "terms").pattern("earlier", "span")
    found = []
    for sentence in scene.having(said):
        end = min(sentence.end, sentence.start + LONGEST_SENTENCE)
        for match in said.finditer(scene.text, sentence.start, end):
            if _BEFORE.search(match[0]) or not _of_this_year(scene, match[0]):
                found.append(match.span())
    return tuple(found)


def _of_this_year(scene: Scene, words: str) -> bool:
    """The year named is the year of publication, so the truce may be the present one."""
    published = scene.prose.published
    year = words.strip()[-_YEARS:]
    return bool(published and year.isdigit() and int(year) >= published.first.year)


def earlier(scene: Scene) -> Iterator[Fact]:
    """Each earlier truce as a fact."""
    for start, end in scene.earlier:
        first, last = scene.prose.span(start, end)
        yield scene.prose.fact(
            FactKind.EARLIER_TRUCE,
            (start, end),
            {"text": scene.prose.text[first:last]},
            "the text places it before the present agreement",
        )
