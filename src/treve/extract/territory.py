"""Where the agreement applies: the place named right after the truce or after "applies to", never where an incident was."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from treve.extract.actor_words import ActorWords, actor_words
from treve.extract.cues import LONGEST_SENTENCE, cues
from treve.extract.folding import folded
from treve.extract.mentions import Scene, Sentence
from treve.extract.passages import blocked, speaks_of_agreement
from treve.extract.tokens import Token
from treve.model.draft import Fact, FactKind, Language

_LONGEST_PLACE = 8  # words


def territory(scene: Scene) -> Iterator[Fact]:
    """Each area where the agreement applies; a repeat is an alternative."""
    words = cues(scene.language, "terms")
    found: dict[str, list[tuple[int, int]]] = {}
    for sentence in scene.having(words.pattern("territory", "whole"), words.pattern("territory", "cue")):
        if not scene.articles and not speaks_of_agreement(scene.prose, sentence):
            continue
        end = min(sentence.end, sentence.start + LONGEST_SENTENCE)
        spans = [
            match.span() for match in words.pattern("territory", "whole").finditer(scene.text, sentence.start, end)
        ]
        for match in words.pattern("territory", "cue").finditer(scene.text, sentence.start, end):
            if blocked(scene.prose, sentence, *match.span()):
                continue
            span = place_after(sentence, match.end(), scene) or _bare(sentence, match, scene)
            if span and _where_signed(scene, sentence, match.start(), span):
                continue
            if span and not any(start < span[1] and span[0] < last for start, last in spans):
                spans.append(span)
        for span in spans:
            if not blocked(scene.prose, sentence, *span, negation=True) and not scene.past(sentence, *span):
                found.setdefault(scene.text[slice(*span)], []).append(span)
    for spans in _without_parts(found):
        first, *others = spans
        start, last = scene.prose.span(*first)
        further = {}
        if others:
            further["alternatives"] = [_span(scene, one) for one in others]
        name = scene.prose.text[start:last]
        yield scene.prose.fact(
            FactKind.TERRITORY, first, {"name": name}, "the agreement is said to apply there", **further
        )


def _span(scene: Scene, span: tuple[int, int]) -> dict[str, object]:
    start, end = scene.prose.span(*span)
    return {"start": start, "end": end, "text": scene.prose.text[start:end]}


def _without_parts(found: dict[str, list[tuple[int, int]]]) -> list[list[tuple[int, int]]]:
    """ "Syria" beside "all of Syria" is told by the longer name."""
    names = sorted(found, key=len, reverse=True)
    kept: dict[str, list[tuple[int, int]]] = {}
    for name in names:
        longer = next((one for one in kept if name[:5] in one), None)
        if longer is None:
            kept[name] = list(found[name])
        else:
            kept[longer] += found[name]
    return list(kept.values())


def place_after(sentence: Sentence, offset: int, scene: Scene) -> tuple[int, int] | None:
    """The folded span of a place name that begins at an offset, region word included; None where none does."""
    names = actor_words(scene.language)
    region = cues(scene.language, "terms").pattern("territory", "region")
    words = sentence.words
    number = next((place for place, word in enumerate(words) if word.joined >= offset), None)
    if number is None or scene.text[offset : words[number].joined].strip():
        return None
    last = number
    named = False
    while last < len(words) and last - number < _LONGEST_PLACE and (last == number or not words[last].gap.strip(" -'")):
        word = words[last]
        if region.fullmatch(word.word) or region.fullmatch(word.form):
            named = named or scene.language is Language.ARABIC
        elif _name(word, names, scene.language, words, number, last):
            named = True
        elif not _joins(word, names, words, last) and (word.form not in names.classes["joiners"] or last == number):
            break
        last += 1
    while last > number and (words[last - 1].form in names.classes["joiners"] or words[last - 1].form in _AND):
        last -= 1
    return (words[number].start, words[last - 1].end) if named and last > number else None


_SIGNED = re.compile(r"(?<!\w)(?:sign|paraph|firm|rubric|подпис|وقع)\w*")


def _where_signed(scene: Scene, sentence: Sentence, start: int, span: tuple[int, int]) -> bool:
    """ "Signed a ceasefire in Oslo", "in Jeddah": the town where it was signed, where no state or region is named."""
    town = any(one.kind in ("capital", "capital_letters") and (one.start, one.end) == span for one in sentence.mentions)
    return town and _SIGNED.search(scene.text, sentence.start, start) is not None


def _bare(sentence: Sentence, match: re.Match[str], scene: Scene) -> tuple[int, int] | None:
    """The Arabic word right after "in", where no list knows it and it is part of no time."""
    if scene.language is not Language.ARABIC or not match[0].strip().endswith("في"):
        return None
    word = next((one for one in sentence.words if one.joined >= match.end()), None)
    if word is None or word.joined - match.end() > 1 or len(word.form) <= _SHORT or word.form.startswith("ال"):
        return None
    common = word.form in actor_words(scene.language).known or word.form in _NO_AREA
    return None if common or scene.prose.times_in(word.start, word.end) else (word.start, word.end)


_SHORT = 3  # letters
# Folded Arabic words after "in" that name no area: "in the shortest time", "in return".
_NO_AREA = frozenset(
    folded(
        "أسرع أقرب غضون حال إطار وقت حين موعد سبيل ظل مقابل جميع كافة عموم سائر بعض كلا أول آخر نهاية بداية مرحلة حدود شهر عام يوم"
    ).split()
)
_AND = frozenset({"and", "et", "y", "e", "и"})


def _joins(word: Token, names: ActorWords, words: Sequence[Token], place: int) -> bool:
    """ "The departments of Quiché and Huehuetenango": "and" between two names of places."""
    following = place + 1
    while following < len(words) and words[following].form in names.classes["joiners"]:
        following += 1
    if word.form not in _AND or following >= len(words):
        return False
    return words[following].capital and words[place - 1].capital and words[following].form not in names.classes["never"]


def _name(word: Token, names: ActorWords, language: Language, words: Sequence[Token], number: int, last: int) -> bool:
    if language is Language.ARABIC:
        known = any(first == last for first, _, _ in names.names(words)) if last == number else False
        return known or (
            last > number
            and word.joined == word.start
            and last - number < 3
            and (not word.word.startswith("و") or word.word.startswith("وال"))
            and len(word.form) > 2
            and word.form not in names.classes["never"]
            and word.form not in names.classes["locative"]
        )
    return word.capital and word.form not in names.classes["never"]
