"""Who watches over the agreement, and what talks it promises."""

from __future__ import annotations

import dataclasses
import re
from collections.abc import Iterator

from treve.extract.cues import LONGEST_SENTENCE, actors_of, cues
from treve.extract.mentions import Mention, Scene, Sentence
from treve.extract.passages import blocked
from treve.model.draft import Fact, FactKind


def monitoring(scene: Scene) -> Iterator[Fact]:
    """Bodies, lines, missions and technical means of monitoring; each once."""
    why = "a body or means that watches over the agreement"
    told = list(_passages(scene, FactKind.MONITORING_MEASURE, "monitoring", why))
    taken = [(one["start"], one["end"]) for fact in told for one in fact.further.get("alternatives", ())]
    taken += [(one.start, one.end) for one in told]
    yield from told
    for mention in _watchers(scene):
        start, end = scene.prose.span(mention.start, mention.end)
        if not any(first < end and start < last for first, last in taken):
            taken.append((start, end))
            value = {"text": scene.prose.text[start:end]}
            yield scene.prose.fact(FactKind.MONITORING_MEASURE, (mention.start, mention.end), value, why)


def _watchers(scene: Scene) -> Iterator[Mention]:
    """Who is named beside "will monitor" or "verified by", in a sentence that names no body or means of its own: each once."""
    words = cues(scene.language, "terms")
    seen: set[str] = set()
    composed = words.pattern("monitoring", "composed")
    for sentence in scene.having(*(words.pattern("monitoring", way) for way in ("before", "after"))):
        end = min(sentence.end, sentence.start + LONGEST_SENTENCE)
        bodies = [one.span() for one in words.pattern("monitoring", "span").finditer(scene.text, sentence.start, end)]
        for direction in ("before", "after"):
            for match in words.pattern("monitoring", direction).finditer(scene.text, sentence.start, end):
                if blocked(scene.prose, sentence, *match.span()) or scene.past(sentence, *match.span()):
                    continue
                chain = actors_of(sentence, scene.text, match, direction, scene.language)
                if chain and composed.search(scene.text, sentence.start, max(one.end for one in chain)):
                    continue  # "a mechanism made up of the government and the UN will watch": they are its members
                if bodies and not any(first < one.end and one.start < last for one in chain for first, last in bodies):
                    continue  # the body that watches is named, and this is somebody else
                for one in chain:
                    if any(first < one.end and one.start < last for first, last in bodies):
                        continue
                    if not one.person and not one.place and one.key not in seen:
                        seen.add(one.key)
                        yield one


def negotiations(scene: Scene) -> Iterator[Fact]:
    """Undertakings to open or resume talks; talks already held are none."""
    yield from _passages(
        scene, FactKind.NEGOTIATION_COMMITMENT, "negotiation", "an undertaking to open or resume talks"
    )


def _passages(scene: Scene, kind: FactKind, role: str, why: str) -> Iterator[Fact]:
    words = cues(scene.language, "terms")
    said, past = words.pattern(role, "span"), words.pattern(role, "past")
    seen: list[tuple[str, Fact]] = []
    for sentence in scene.having(said):
        end = min(sentence.end, sentence.start + LONGEST_SENTENCE)
        for match in said.finditer(scene.text, sentence.start, end):
            if past.search(match[0]) or blocked(scene.prose, sentence, match.start(), match.end()):
                continue
            if scene.past(sentence, match.start(), match.end()):
                continue
            tail = words.pattern(role, "tail").match(scene.text, match.end(), end)
            span = match.start(), tail.end() if tail else match.end()
            watches = kind is FactKind.MONITORING_MEASURE
            span = _whole(sentence, *span) if watches else (span[0], _with_all(scene, sentence, *span))
            start, last = scene.prose.span(*span)
            seen.append((_gist(match[0]), scene.prose.fact(kind, span, {"text": scene.prose.text[start:last]}, why)))
    yield from _once(seen)


def _with_all(scene: Scene, sentence: Sentence, start: int, end: int) -> int:
    """Where those with whom talks are to be held all have been named: "talks with Turkey and Iran"; else the end itself."""
    if not _WITH.search(scene.text, start, end):
        return end
    link = cues(scene.language, "roles").pattern("gaps", "link")
    last = next((number for number, one in enumerate(sentence.mentions) if one.end == end), None)
    while last is not None and last + 1 < len(sentence.mentions):
        here, following = sentence.mentions[last], sentence.mentions[last + 1]
        if link.fullmatch(scene.text, here.end, following.outer) is None:
            break
        last += 1
    if last is None:
        return end
    stop = sentence.mentions[last].end
    return stop if stop == sentence.end or scene.text[stop : stop + 1] in _MARKS else end


_WITH = re.compile(r"(?<!\w)(?:with|avec|con|со?|مع) [^,.;:]{2,60}$")
_MARKS = tuple(',.;:)"»”\n')


def _whole(sentence: Sentence, start: int, end: int) -> tuple[int, int]:
    """The name in which the words for a body stand: "Commission mixte de suivi et de conciliation"."""
    name = next((one for one in sentence.mentions if one.start < end and start < one.end and not one.place), None)
    if name is None or name.last - name.first < _NAME or not (name.start <= start < name.end):
        return start, end
    return name.start, max(end, name.end)


_NAME = 3  # words


def _gist(words: str) -> str:
    """The first long words: "joint monitoring commission" and "the monitoring commission" are told apart, repeats are not."""
    return " ".join(re.findall(r"[^\W\d]{4,}", words)[:2])


def _once(seen: list[tuple[str, Fact]]) -> Iterator[Fact]:
    groups: dict[str, list[Fact]] = {}
    for gist, fact in seen:
        groups.setdefault(gist, []).append(fact)
    for facts in groups.values():
        first, *others = facts
        spans = [{"start": one.start, "end": one.end, "text": one.text} for one in others]
        yield dataclasses.replace(first, further={"alternatives": spans}) if spans else first
