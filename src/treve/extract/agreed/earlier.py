"""Truces and accords before the present one: they are told, and never mixed with it."""

from __future__ import annotations

import re
from collections.abc import Iterator

from treve.extract.patterns.cues import LONGEST_SENTENCE, cues
from treve.extract.text.passages import blocked
from treve.extract.when.time_lexicon import time_lexicon
from treve.extract.who.mentions import Scene
from treve.model.draft import Fact, FactKind

_YEAR = re.compile(r"(?<!\d)(?:19|20)\d\d(?!\d)")
# Folded: "this truce", "the present agreement".
_PRESENT = re.compile(
    r"(?:this|the present|cet?t?e?|le present|la presente|este|esta|el presente|настоящ\w+|эт\w+|هذا|هذه)(?!\w)"
)
_FIRST = re.compile(r"впервые|first time|premiere fois|primera vez|لاول مره")
_BEFORE = re.compile(r"preced|anteri|previ|prior|earlier|предыдущ|прежн|سابق")


def earlier_spans(scene: Scene) -> tuple[tuple[int, int], ...]:
    """Folded spans that name a truce or accord before the present one."""
    said = cues(scene.language, "terms").pattern("earlier", "span")
    found = []
    for sentence in scene.having(said):
        end = min(sentence.end, sentence.start + LONGEST_SENTENCE)
        for match in said.finditer(scene.text, sentence.start, end):
            if _FIRST.search(match[0]) or _is_present(scene, match):
                continue
            if _BEFORE.search(match[0]) or not _of_this_year(scene, match[0]):
                found.append((_with_broker(scene, match.start()), match.end()))
    return tuple(_longest(list(_replaced(scene)), [*found, *_left_unnamed(scene), *_dated(scene)]))


def _with_broker(scene: Scene, start: int) -> int:
    """Where "Norwegian-brokered" begins right before an earlier truce; else where the truce does."""
    found = _BROKERED.search(scene.text, max(0, start - _LONGEST_BROKER), start)
    return found.start() if found is not None else start


_BROKERED = re.compile(r"(?<!\w)[\w-]{2,24}-(?:brokered|mediated|sponsored|backed|led) $")
_LONGEST_BROKER = 36  # characters


def _left_unnamed(scene: Scene) -> Iterator[tuple[int, int]]:
    """ "This truce is the third; the previous two collapsed", "follows one in May": its noun stands before."""
    unnamed, truce = (
        cues(scene.language, "terms").pattern("earlier", "unnamed"),
        cues(scene.language, "roles").agreement,
    )
    for sentence in scene.having(unnamed):
        end = min(sentence.end, sentence.start + LONGEST_SENTENCE)
        start = scene.prose.sentence_at(max(sentence.start - 2, 0))[0]
        for match in unnamed.finditer(scene.text, sentence.start, end):
            told = truce.search(scene.text, max(start, sentence.start - LONGEST_SENTENCE), end)
            if told and not blocked(scene.prose, sentence, *match.span()):
                yield match.span()


def _is_present(scene: Scene, match: re.Match[str]) -> bool:
    """ "The day before, the truce had been signed", "the December truce takes effect": words of the present truce."""
    if _TAKES_EFFECT.search(match[0]):
        return True
    if _SIGNED.search(match[0]) and _DEFINITE.search(scene.text, max(0, match.start() - _ARTICLE), match.start()):
        return True
    published = scene.prose.published
    month = _OF_MONTH.match(match[0])
    return bool(
        published and month and not _YEAR.search(match[0]) and _MONTHS.index(month[1]) + 1 == published.first.month
    )


def _dated(scene: Scene) -> Iterator[tuple[int, int]]:
    """ "The July truce", "the accord of Lusaka, signed in July": an earlier one, unless that is the month of publication."""
    said, published = cues(scene.language, "terms").pattern("earlier", "dated"), scene.prose.published
    times = time_lexicon(scene.language)
    if published is None or times is None:
        return
    day = published.first
    for sentence in scene.having(said):
        end = min(sentence.end, sentence.start + LONGEST_SENTENCE)
        for match in said.finditer(scene.text, sentence.start, end):
            behind = scene.text[match.end() : min(end, match.end() + _APPOSED)]
            told = match[0] + behind.removeprefix(",") if behind.startswith(", ") else match[0]
            years = [int(one[0]) for one in _YEAR.finditer(told)]
            months = {number for number, one in enumerate(times.months, 1) if one.search(told)}
            before = (bool(months) and day.month not in months) or _AGO.search(told) is not None
            if max(years) < day.year if years else before:
                yield match.span()


_APPOSED = 45  # characters of what is told behind a comma
_AGO = re.compile(r"(?<!\w)(?:ago|last|il y a|dernier|hace|pasado)(?!\w)")


_MONTHS = ("январ", "феврал", "март", "апрел", "май", "июн", "июл", "август", "сентябр", "октябр", "ноябр", "декабр")
_OF_MONTH = re.compile(rf"({'|'.join(_MONTHS)})[ьо]?в?ск")
_ARTICLE = 8  # characters
# Folded.
_DEFINITE = re.compile(r"(?<!\w)(?:the|la|le|l'|el|les|los|las)\s?$")
_SIGNED = re.compile(
    r"(?:had been|avai(?:t|ent) ete|habian? sido) (?:already |deja |ya )?"
    r"(?:signed|agreed|announced|concluded|reached|signee?s?|conclue?s?|annoncee?s?|firmad[oa]s?|acordad[oa]s?|anunciad[oa]s?)"
)
_TAKES_EFFECT = re.compile(
    r" (?:follows|begins|comes|starts|takes|enters|commence|debute|entre|suit|sigue|empieza|comienza|entra|rige|вступа\w+|начина\w+"
    r"|следует|حيز) "
)


def _replaced(scene: Scene) -> Iterator[tuple[int, int]]:
    """What the present text replaces, or what has ended: "supersedes the protocol of 7 July", "after the expiry of the truce"."""
    words = cues(scene.language, "terms")
    after, named = words.pattern("earlier", "after"), words.pattern("earlier", "named")
    times = words.pattern("registered", "times")  # "the truce was broken eight times" tells of this one
    for sentence in scene.having(after):
        end = min(sentence.end, sentence.start + LONGEST_SENTENCE)
        for match in after.finditer(scene.text, sentence.start, end):
            told = named.match(scene.text, match.end(), end)
            if (
                told
                and not times.search(scene.text, told.start(), told.end())
                and not blocked(scene.prose, sentence, *match.span())
                and not _PRESENT.match(scene.text, told.start())
            ):
                yield told.span()


def _longest(first: list[tuple[int, int]], others: list[tuple[int, int]]) -> list[tuple[int, int]]:
    """The spans in order, one of those that meet: one of the first list, else the longest."""
    kept: list[tuple[int, int]] = []
    for spans in (first, others):
        for one in sorted(spans, key=lambda span: span[0] - span[1]):
            if all(one[1] <= other[0] or other[1] <= one[0] for other in kept):
                kept.append(one)
    return sorted(kept)


def _of_this_year(scene: Scene, words: str) -> bool:
    """The year named is the year of publication, so the truce may be the present one."""
    published = scene.prose.published
    year = _YEAR.search(words)
    return bool(published and year and int(year[0]) >= published.first.year)


def earlier(scene: Scene) -> Iterator[Fact]:
    """Each earlier truce as a fact."""
    for start, end in scene.earlier:
        first, last = scene.prose.span(start, end)
        yield scene.prose.fact(
            FactKind.EARLIER_TRUCE,
            (start, end),
            {"text": scene.prose.text[first:last]},
            "the text places it before the present agreement",
        )
