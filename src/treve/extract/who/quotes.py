"""Words given as somebody's own, and whose: a speaker's reservation is that speaker's claim, never a clause of the agreement.

A quote that its cue cuts in two is one fact with two spans. One without a cue belongs to the last speaker, and says so.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from treve.extract.patterns.cues import cues
from treve.extract.who.mentions import Scene
from treve.extract.who.speakers import Speaker, speaker_of
from treve.model.draft import Fact, FactKind, Language

QUOTED = re.compile(r"«([^«»\n]{3,1500})»|“([^“”\n]{3,1500})”|„([^„“”\n]{3,1500})[“”]|\"([^\"\n]{3,1500})\"")
_LEAST_WORDS = 4
_INSERTION = re.compile(r"\([^()]*\b(?:ndlr|ed|n\.d\.l\.r|editor|ред|nota)[^()]*\)", re.IGNORECASE)


def quotes(scene: Scene) -> Iterator[Fact]:
    """Every quote of at least four words, with its speaker as far as the text names one."""
    last: str | None = None
    pending: Fact | None = None
    text = scene.text
    ended = 0
    for match in QUOTED.finditer(text):
        number = next(place for place, group in enumerate(match.groups(), 1) if group is not None)
        start, end = match.span(number)
        if len(_INSERTION.sub(" ", match[number]).split()) < _LEAST_WORDS:
            continue
        if _is_title(scene, match.start(), start, end):
            continue
        first, after = scene.prose.span(start, end)
        between = text[ended : match.start()]
        if pending is not None and _same_speech(between, scene):
            pending = _continued(scene, pending, first, after)
            ended = match.end()
            continue
        if pending is not None:
            yield pending
        speaker = speaker_of(scene, match.start(), match.end())
        if speaker.name is None and last is not None:
            speaker = Speaker(last, None)
        inherited = {"inherited": True} if speaker.cue is None and speaker.name else {}
        pending = Fact(
            FactKind.QUOTE,
            first,
            after,
            scene.prose.text[first:after],
            {"speaker": speaker.name},
            f"introduced by {speaker.cue!r}"
            if speaker.cue
            else "no cue of its own"
            if speaker.name
            else "nobody is named",
            inherited,
        )
        last = speaker.name or last
        ended = match.end()
    if pending is not None:
        yield pending


def _is_title(scene: Scene, outer: int, start: int, end: int) -> bool:
    """Whether words in marks are the title of a work or the name of something, and nobody's speech.

    outer  where the opening mark stands
    """
    named = cues(scene.language, "terms").pattern("speech", "title")
    if any(
        _JOINED.fullmatch(scene.text, one.end(), outer)
        for one in named.finditer(scene.text, max(0, outer - _TITLE_WITHIN), outer)
    ):
        return True
    if scene.language is not Language.ENGLISH:
        return False
    words = scene.prose.text[slice(*scene.prose.span(start, end))].split()
    long = [one for one in words if len(one) > _SMALL]
    return words[-1][-1] not in ".,!?…" and len(long) > _SMALL - 1 and all(one[0].isupper() for one in long)


_TITLE_WITHIN = 30  # characters
_JOINED = re.compile(r"\s(?:called |titled |entitled )?")
_SMALL = 3  # letters of words that an English title leaves small


def _same_speech(between: str, scene: Scene) -> bool:
    """Between two quotes stands only a short cue: "…", said X, "…"."""
    if len(between) > 90 or "." in between or "\n" in between:
        return False
    if not between.strip(" ,"):
        return False
    return (
        between.lstrip().startswith(",")
        and between.rstrip().endswith((",", ":", "–"))
        and bool(cues(scene.language, "terms").pattern("speech", "verb").search(between))
    )


def _continued(scene: Scene, fact: Fact, start: int, end: int) -> Fact:
    span = {"start": start, "end": end, "text": scene.prose.text[start:end], "continues": True}
    further = {**fact.further, "alternatives": [*fact.further.get("alternatives", []), span]}
    return Fact(fact.kind, fact.start, fact.end, fact.text, fact.value, fact.why, further)
