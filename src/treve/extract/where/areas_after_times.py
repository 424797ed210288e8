"""Where a truce applies, told behind the time at which it begins: "will take effect on Friday at noon in the three districts"."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator

from treve.extract.patterns.cues import LONGEST_SENTENCE, cues
from treve.extract.text.passages import speaks_of_agreement
from treve.extract.when.in_force_words import words_of
from treve.extract.who.mentions import Scene, Sentence

Span = tuple[int, int]
PlaceAfter = Callable[[Sentence, int, Scene], Span | None]

_NEAR = 60  # characters from the words of entering into force to their time
# Folded: from a time to its place.
_IN = re.compile(
    r",? (?:(?:dans|sur|en|autour)(?: de)?(?: tout[es]?)? ?(?:les |le |la |l'|des )?|aux? "
    r"|(?:across|throughout|in|along)(?: all)? (?:the )?"
    r"|(?:en|para)(?: tod[oa]s?)? (?:los |las |el |la )?|(?:на|в|во|по) |(?:في|علي)(?: جميع| كامل)? )"
)
_BREAK = re.compile(r"[.;:]\s")


def areas_after_times(scene: Scene, place_after: PlaceAfter) -> Iterator[tuple[Sentence, Span]]:
    """Each area right behind the time of an entry into force, with its sentence."""
    words = words_of(scene.language)
    if words is None or not scene.prose.times:
        return
    agreement = cues(scene.language, "roles").agreement
    entering = (words.enter, words.in_force)
    for sentence in scene.having(*entering):
        end = min(sentence.end, sentence.start + LONGEST_SENTENCE)
        for time in scene.prose.times_in(sentence.start, end):
            found = _IN.match(scene.text, time.end, end)
            if found is None:
                continue
            near = max(sentence.start, time.start - _NEAR)
            force = next((one for way in entering if (one := way.search(scene.text, near, time.end)) is not None), None)
            if force is None or _BREAK.search(scene.text, force.end(), time.start + 1):
                continue
            if not agreement.between(scene.text, sentence.start, end) and not speaks_of_agreement(
                scene.prose, sentence
            ):
                continue
            span = place_after(sentence, found.end(), scene)
            if span is not None:
                yield sentence, span
