"""Missions that count: one that registers violations watches over the agreement."""

from __future__ import annotations

import dataclasses
import itertools
import re
from collections.abc import Iterator, Sequence

from treve.extract.patterns.cues import cues
from treve.extract.text.folding import folded
from treve.extract.text.passages import is_body
from treve.extract.who.mentions import Scene
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
            bound = scene.text.startswith(("-", "/"), max(0, one.start - 1))
            joined = _HYPHENATED.search(scene.text, max(0, one.start - _PART), one.start) if bound else None
            start = joined.start() if joined else one.start  # "MAPP-OEA", of which the last part is a name of its own
            if scene.text[start : one.end] in _MISSIONS:
                named.setdefault(scene.text[start : one.end], []).append((start, one.end))
    acting = [spans for spans in named.values() if any(_acts(scene, end) for _, end in spans)]
    recorders = dict.fromkeys(str(one.value["recorder"]) for one in facts if _counts(scene, one))
    words = [folded(scene.prose.text[start:end]) for start, end in told] if recorders else []
    for name in recorders:
        said = folded(name)
        if any(one != name and _short_for(said, folded(one)) for one in recorders):
            continue  # "the Centre", beside "the Civil Centre"
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
    if name in scene.text[: _heading_end(scene)]:
        found = re.finditer(rf"(?<!\w){re.escape(name)}(?!\w)", scene.text)
        return [one.span() for one in itertools.islice(found, _MOST_MENTIONS)]
    return [
        (one.start, one.end)
        for sentence in scene.sentences
        for one in sentence.mentions
        if scene.text[one.start : one.end] == name
    ]


def _counts(scene: Scene, total: Fact) -> bool:
    """Whether a total has a mission or a committee as its recorder, and no party; unknown initials only where they blame nobody."""
    name = total.value.get("recorder") if total.kind is FactKind.REGISTERED_TOTAL else None
    said = folded(str(name)) if name else ""
    if not said or said in scene.parties:
        return False
    if is_body(said):
        return True
    if _KEEPS_COUNT.search(said) and said in scene.text[: _heading_end(scene)]:
        return True
    unknown = total.value.get("blamed") is None and _INITIALS.fullmatch(str(name)) is not None
    return unknown and not _of_group(scene, said)


# Folded: whoever is called so and counts violations keeps watch.
_KEEPS_COUNT = re.compile(
    r"(?<!\w)(?:network|desk|watch|secretariat|observator(?:y|ies)|monitors?|cent(?:re|er)|forum|reseau|ligue|observatoire|cellule"
    r"|centre|collectif|red|mesa|secretaria|observatorio|centro|defensoria|veeduria|liga|сеть|центр\w*|обсерватори\w+|лига|секретариат"
    r"|(?:ال)?(?:شبكه|مركز|مرصد|غرفه|رابطه|امانه))(?!\w)"
)


def _heading_end(scene: Scene) -> int:
    """Where the first line ends, if it is the heading of a bulletin and no sentence; else 0."""
    end = scene.sentences[0].end if scene.sentences else 0
    return end if end <= _IN_HEADING and not scene.text[:end].rstrip().endswith(".") else 0


def with_short_names(scene: Scene, facts: Sequence[Fact]) -> Iterator[Fact]:
    """The facts, with "the Mission" an alternative of the "Observer Mission" that a heading names, where it counts violations."""
    end = _heading_end(scene)
    totals = [one for one in facts if one.kind is FactKind.REGISTERED_TOTAL] if end else []
    names = {folded(one) for one in {str(one.value["recorder"]) for one in totals}} - scene.parties
    for fact in facts:
        said = None
        if names and fact.kind is FactKind.MONITORING_MEASURE and fact.start <= end:
            whole = folded(fact.text)
            said = next((one for one in names if one != whole and _short_for(one, whole)), None)
        if said is None:
            yield fact
            continue
        places = re.finditer(rf"(?<!\w){re.escape(said)}(?!\w)", scene.text)
        spans = [scene.prose.span(*one.span()) for one in itertools.islice(places, _MOST_MENTIONS)]
        others = [
            {"start": start, "end": end, "text": scene.prose.text[start:end]}
            for start, end in spans
            if start >= fact.end
        ]
        known = list(fact.further.get("alternatives", ()))
        yield dataclasses.replace(fact, further={**fact.further, "alternatives": [*known, *others]}) if others else fact


def _short_for(name: str, whole: str) -> bool:
    """Whether every word of a name is one of a longer name: "the Mission" of the "Observer Mission in Kora"."""
    return all(word.removeprefix("ال") in whole for word in name.split())


_IN_HEADING, _MOST_MENTIONS = 120, 5  # characters; mentions


def _of_group(scene: Scene, name: str) -> bool:
    """Whether a name is that of an armed group or a side."""
    return any(
        one.kind in ("group", "actor", "described", "state") or one.key.startswith(("government:", "opposition:"))
        for sentence in scene.sentences
        for one in sentence.mentions
        if scene.text[one.start : one.end] == name
    )
