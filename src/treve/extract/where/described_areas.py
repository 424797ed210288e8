"""Areas that are told and not named ("the three upland districts", "the frontier from A to B"), and areas to their end."""

from __future__ import annotations

import re

from treve.extract.patterns.cues import cues
from treve.extract.who.mentions import Scene

_QUANTIFIER = 24  # characters: "all of the", which belongs to the area it counts


def described_area(scene: Scene, match: re.Match[str]) -> tuple[int, int] | None:
    """The folded span of an area told by number, side or ends that stands right behind the words of a scope; None without any."""
    terms = cues(scene.language, "terms")
    area = terms.pattern("territory", "described")
    counted = _ALL.search(scene.text, max(match.start(), match.end() - _QUANTIFIER), match.end())
    for begin in (counted.start() if counted else match.end(), match.end()):
        found = area.match(scene.text, begin + (scene.text[begin : begin + 1] == " "))
        if found is not None:
            return found.start(), found.end()
    return None


# Folded: what the words of a scope end with, and the area begins with.
_ALL = re.compile(
    r"(?<!\w)(?:all|both|tou(?:te)?s?|tod[oa]s?|вс[еюя]\w*|обоих|обеих|جميع|كل|كامل)"
    r"(?: of)?(?: the| les| la| le| l'| los| las| el| la)?$"
)


def to_its_end(scene: Scene, span: tuple[int, int]) -> tuple[int, int]:
    """An area with what it includes: "…, including its waters"."""
    further = cues(scene.language, "terms").pattern("territory", "tail").match(scene.text, span[1])
    return span[0], further.end() if further is not None else span[1]
