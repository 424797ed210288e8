"""Missions that count: one that registers violations watches over the agreement."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from treve.extract.cues import cues
from treve.extract.folding import folded
from treve.extract.mentions import Scene
from treve.extract.passages import is_body
from treve.model.draft import Fact, FactKind

# Missions known by their initials, in the languages in which they are written. Folded.
# fmt: off
_MISSIONS = frozenset({
    "unficyp", "unifil", "finul", "fpnul", "undof", "untso", "unmiss", "minuss", "unamid", "minuad", "unisfa", "fisnua",
    "unmha", "unsmil", "manul", "unitams", "minuat", "minurso", "minusma", "minusca", "monusco", "monuc", "minugua",
    "onusal", "onuca", "minustah", "unomig", "unprofor", "forpronu", "unmogip", "slmm", "eumm", "kfor", "jvmm", "ctsamvm",
    "ctsamm", "jmc", "smm", "mapp/oea", "mapp-oea", "ecomog", "ecomib", "amisom", "atmis", "afism", "misca", "cmvp",
    "rjmec", "смм", "смм обсе", "миссия обсе", "миссии обсе", "унифил", "юнифил", "юнамид", "يونيفيل", "اليونيفيل",
    "يوناميد", "اونمها", "يونتامس",
})
# fmt: on
_ACTS_WITHIN = 34  # characters from the name to what it does
_INITIALS = re.compile(r"[A-ZА-ЯÉ][A-ZА-ЯÉ/-]{3,}")

_HYPHENATED = re.compile(r"(?<!\w)\w+[-/]$")
_PART = 12  # characters

Span = tuple[int, int]


def counting_bodies(scene: Scene, facts: Sequence[Fact]) -> Iterator[Fact]:
    """One measure for each such mission or body that none of some facts names already."""
    told = [
        span
        for one in facts
        if one.kind is FactKind.MONITORING_MEASURE
        for span in (
            (one.start, one.end),
            *((other["start"], other["end"]) for other in one.further.get("alternatives", ())),
        )
    ]
    named: dict[str, list[Span]] = {}
    for sentence in scene.sentences:
        for one in sentence.mentions:
            joined = _HYPHENATED.search(scene.text, max(0, one.start - _PART), one.start)
            start = joined.start() if joined else one.start  # "MAPP-OEA", of which the last part is a name of its own
            if scene.text[start : one.end] in _MISSIONS:
                named.setdefault(scene.text[start : one.end], []).append((start, one.end))
    acting = [spans for spans in named.values() if any(_acts(scene, end) for _, end in spans)]
    recorders = dict.fromkeys(str(one.value["recorder"]) for one in facts if _counts(scene, one))
    words = [folded(scene.prose.text[start:end]) for start, end in told] if recorders else []
    for name in recorders:
        said = folded(name)
        if said not in named and not (" " not in said and any(said in one for one in words)):
            acting.append(_mentions_of(scene, said))
    for places in acting:
        spans = [scene.prose.span(*one) for one in places]
        if not spans or any(start < last and first < end for start, end in spans for first, last in told):
            continue
        others = [{"start": start, "end": end, "text": scene.prose.text[start:end]} for start, end in spans[1:]]
        further = {"alternatives": others} if others else {}
        text = scene.prose.text[slice(*spans[0])]
        why = "a mission or body that counts violations"
        yield scene.prose.fact(FactKind.MONITORING_MEASURE, places[0], {"text": text}, why, **further)


def _acts(scene: Scene, end: int) -> bool:
    """Whether a name is followed by a verb of registering or watching."""
    words = cues(scene.language, "terms")
    ways = (("registered", "verb"), ("monitoring", "acts"), ("monitoring", "before"))
    stop = min(len(scene.text), end + _ACTS_WITHIN)
    return any(words.pattern(*way).search(scene.text, end, stop) for way in ways)


def _mentions_of(scene: Scene, name: str) -> list[Span]:
    return [
        (one.start, one.end)
        for sentence in scene.sentences
        for one in sentence.mentions
        if scene.text[one.start : one.end] == name
    ]


def _counts(scene: Scene, total: Fact) -> bool:
    """Whether a total has a mission or a committee as its recorder, and no party; unknown initials only where they blame nobody."""
    name = total.value.get("recorder") if total.kind is FactKind.REGISTERED_TOTAL else None
    if not name or folded(str(name)) in scene.parties:
        return False
    if is_body(folded(str(name))):
        return True
    unknown = total.value.get("blamed") is None and _INITIALS.fullmatch(str(name)) is not None
    return unknown and not _of_group(scene, folded(str(name)))


def _of_group(scene: Scene, name: str) -> bool:
    """Whether a name is that of an armed group or a side."""
    return any(
        one.kind in ("group", "actor", "described", "state") or one.key.startswith(("government:", "opposition:"))
        for sentence in scene.sentences
        for one in sentence.mentions
        if scene.text[one.start : one.end] == name
    )
