"""Words given as somebody's own, and whose: a speaker's reservation is that speaker's claim, never a clause of the agreement.

A quote that its cue cuts in two is one fact with two spans. One without a cue belongs to the last speaker, and says so.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from treve.extract.cues import cues
from treve.extract.mentions import Mention, Scene, Sentence
from treve.extract.passages import last_of
from treve.model.draft import Fact, FactKind

_QUOTED = re.compile(r"«([^«»\n]{3,1500})»|“([^“”\n]{3,1500})”|„([^„“”\n]{3,1500})[“”]|\"([^\"\n]{3,1500})\"")
_LEAST_WORDS = 4
_BESIDE = 170  # characters in which a cue still belongs to a quote
_INSERTION = re.compile(r"\([^()]*\b(?:ndlr|ed|n\.d\.l\.r|editor|ред|nota)[^()]*\)", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class Speaker:
    """Who speaks. cue: the verb was found; otherwise the speaker is the last one named."""

    name: str | None
    cue: str | None


def quotes(scene: Scene) -> Iterator[Fact]:
    """Every quote of at least four words, with its speaker as far as the text names one."""
    last: str | None = None
    pending: Fact | None = None
    text = scene.text
    ended = 0
    for match in _QUOTED.finditer(text):
        number = next(place for place, group in enumerate(match.groups(), 1) if group is not None)
        start, end = match.span(number)
        if len(_INSERTION.sub(" ", match[number]).split()) < _LEAST_WORDS:
            continue
        first, after = scene.prose.span(start, end)
        between = text[ended : match.start()]
        if pending is not None and _same_speech(between, scene):
            pending = _continued(scene, pending, first, after)
            ended = match.end()
            continue
        if pending is not None:
            yield pending
        speaker = _speaker(scene, match)
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


def _speaker(scene: Scene, match: re.Match[str]) -> Speaker:
    """The name beside the verb of speech nearest to a quote: after it in its sentence, else before it."""
    verb = cues(scene.language, "terms").pattern("speech", "verb")
    after_end = min(len(scene.text), match.end() + _BESIDE)
    stop = re.search(r"\.\s|\n|[«“\"]", scene.text[match.end() : after_end])
    after_end = match.end() + stop.start() + 1 if stop else after_end
    found = verb.search(scene.text, match.end(), after_end)
    if found and found.start() - match.end() < 60:
        name = _named(scene, found, match.end(), after_end)
        if name:
            return Speaker(name, scene.text[slice(*found.span())])
    before = max(scene.prose.sentence_at(match.start())[0], match.start() - 4 * _BESIDE)
    cue = last_of(verb.finditer(scene.text, before, match.start()))
    if cue:
        return Speaker(_named(scene, cue, before, match.start()), scene.text[slice(*cue.span())])
    return Speaker(None, scene.text[slice(*found.span())] if found else None)


def _named(scene: Scene, cue: re.Match[str], start: int, end: int) -> str | None:
    """The mention beside a verb of speech, inside a stretch of text: the nearest, a person before an institution."""
    mentions: list[tuple[Mention, Sentence]] = [
        (one, sentence)
        for sentence in scene.between(start, end)
        for one in sentence.mentions
        if start <= one.start and one.end <= end and not one.place
    ]
    if not mentions:
        return None
    after = [one for one in mentions if one[0].start >= cue.end() and one[0].start - cue.end() < 60]
    before = [one for one in mentions if one[0].end <= cue.start()]
    near = after if after and after[0][0].start - cue.end() < 25 else before[::-1] or after
    if not near:
        return None
    person = next(
        (one for one in near if one[0].kind == "capital_letters" and abs(one[0].start - near[0][0].start) < 70), near[0]
    )
    first, last = scene.prose.span(person[0].start, person[0].end)
    return scene.prose.text[first:last]
