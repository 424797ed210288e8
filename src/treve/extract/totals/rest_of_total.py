"""Parts of a total that are laid to nobody: "the remaining 45", "dos de autor desconocido"."""

from __future__ import annotations

from treve.extract.counted.numbers import Number
from treve.extract.patterns.cues import cues
from treve.extract.text.passages import last_of
from treve.extract.who.mentions import Scene, Sentence
from treve.model.draft import Language

_BEFORE = 24  # characters of "the remaining"
_BEHIND = 60  # characters of the clause behind the number


def rest_of_total(scene: Scene, sentence: Sentence, number: Number) -> tuple[int, int] | None:
    """The folded span of a number that is the rest of the violations told before it, or of those without a culprit; else None."""
    terms = cues(scene.language, "terms")
    before = last_of(
        terms.pattern("registered", "rest_before").finditer(
            scene.text, max(sentence.start, number.start - _BEFORE), number.start
        )
    )
    leads = before is not None and before.end() == number.start
    # In Arabic a verb leads: "two were left".
    start = before.start() if before is not None and leads and scene.language is not Language.ARABIC else number.start
    stop = min(sentence.end, number.end + _BEHIND)
    behind = terms.pattern("registered", "rest_after").match(scene.text, number.end, stop)
    if behind is not None:
        return start, behind.end()
    if terms.pattern("registered", "unknown").match(scene.text, number.end, stop) is not None:
        return start, number.end
    return (start, number.end) if leads and _nothing_counted(scene, number.end) else None


def _nothing_counted(scene: Scene, offset: int) -> bool:
    """Whether a mark follows a number, and no noun that it counts."""
    return scene.text[offset : offset + 1] in ("", ",", ".", ";", ")", "\n")
