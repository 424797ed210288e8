"""Who backs whom, who confirms, approves, denies, blames, who stays out.

In "backed by Russia and Iran, and Turkey supports the rebels" Turkey begins a clause of its own.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from treve.extract.patterns.cues import LONGEST_SENTENCE, actors_of, cues
from treve.extract.text.passages import blocked
from treve.extract.who.mentions import Mention, Scene, Sentence
from treve.model.draft import Relation, RelationType

_BETWEEN = ("supports", "blames")
_ABOUT = ("confirms", "approves", "denies", "absent")


def relations(scene: Scene) -> Iterator[Relation]:
    """Every relation the text states, each with the passage it rests on."""
    words = cues(scene.language, "roles")
    about = [(role, way, words.pattern(role, way)) for role in _ABOUT for way in ("before", "after")]
    pairs = [words.pattern(role, way) for role in _BETWEEN for way in ("subject_after", "subject_before")]
    for sentence in scene.having(*pairs, *(pattern for _, _, pattern in about)):
        end = min(sentence.end, sentence.start + LONGEST_SENTENCE)
        for role in _BETWEEN:
            if not sentence.cues & (
                words.pattern(role, "subject_after").bit | words.pattern(role, "subject_before").bit
            ):
                continue
            taken: set[Mention] = set()
            for match in words.pattern(role, "subject_after").finditer(scene.text, sentence.start, end):
                agents = _agents(scene, sentence, match)
                taken.update(agents)
                yield from _pairs(scene, role, match, agents, _before(scene, sentence, match), sentence)
            for match in words.pattern(role, "subject_before").finditer(scene.text, sentence.start, end):
                who = [one for one in _before(scene, sentence, match) if one not in taken]
                whom = actors_of(sentence, scene.text, match, "after", scene.language)
                yield from _pairs(scene, role, match, who, whom, sentence)
        for role, direction, pattern in about:
            if not sentence.cues & pattern.bit:
                continue
            for match in pattern.finditer(scene.text, sentence.start, end):
                yield from _single(scene, sentence, match, role, direction)


def _before(scene: Scene, sentence: Sentence, match: re.Match[str]) -> list[Mention]:
    return actors_of(sentence, scene.text, match, "before", scene.language)


def _agents(scene: Scene, sentence: Sentence, match: re.Match[str]) -> list[Mention]:
    return _without_new_clause(scene, sentence, actors_of(sentence, scene.text, match, "after", scene.language))


def _pairs(
    scene: Scene, role: str, match: re.Match[str], who: list[Mention], whom: list[Mention], sentence: Sentence
) -> Iterator[Relation]:
    if blocked(scene.prose, sentence, match.start(), match.end()):
        return
    for one in who:
        for other in whom:
            if one.key != other.key:
                yield _relation(scene, role, one, other, match)


def _without_new_clause(scene: Scene, sentence: Sentence, chain: list[Mention]) -> list[Mention]:
    """The chain up to a comma with "and" after which the last name has a verb of its own."""
    words = cues(scene.language, "roles")
    for place in range(1, len(chain)):
        rest = chain[place]
        own = words.pattern("supports", "subject_before").match(scene.text, min(rest.end + 1, sentence.end))
        if own:
            return chain[:place]
    return chain


def _single(scene: Scene, sentence: Sentence, match: re.Match[str], role: str, direction: str) -> Iterator[Relation]:
    if blocked(scene.prose, sentence, match.start(), match.end(), negation=role != "absent"):
        return
    for one in actors_of(sentence, scene.text, match, direction, scene.language):
        if not one.place:
            yield _relation(scene, role, one, None, match)


def _relation(scene: Scene, role: str, who: Mention, whom: Mention | None, match: re.Match[str]) -> Relation:
    ends = [who.start, who.end, match.start(), match.end()] + ([whom.start, whom.end] if whom else [])
    start, end = scene.prose.span(min(ends), max(ends))
    return Relation(
        RelationType(role),
        _name(scene, who),
        _name(scene, whom) if whom else None,
        start,
        end,
        scene.prose.text[start:end],
    )


def _name(scene: Scene, mention: Mention) -> str:
    start, end = scene.prose.span(mention.start, mention.end)
    return scene.prose.text[start:end]
