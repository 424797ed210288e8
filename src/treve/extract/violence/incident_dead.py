"""How many died in an event, as its sentence tells; the injured, ages and years are no dead."""

from __future__ import annotations

import re

from treve.extract.counted.figure_lexicon import figure_lexicon
from treve.extract.counted.numbers import Number
from treve.extract.patterns.cues import cues
from treve.extract.when.time_mention import TimeForm
from treve.extract.who.mentions import Scene, Sentence

_NOUN = re.compile(r"(?:\s[^\W\d_][\w'-]*){1,2}(?=[.,;:)\n]|$)|\s[^\W\d_][\w'-]*")
_INJURED_WITHIN = 30


def _counted(scene: Scene, start: int, end: int) -> list[Number]:
    """Numbers between two offsets that are no part of a date."""
    dates = [one for one in scene.prose.times_in(start, end) if one.form is not TimeForm.DURATION]
    return [
        one
        for one in scene.prose.numbers_in(start, end)
        if not any(date.start <= one.start < date.end for date in dates) and not _year(scene, one)
    ]


def _year(scene: Scene, number: Number) -> bool:
    """A year, or somebody's age."""
    if _AGE.match(scene.text, number.end):
        return True
    return _YEAR.fullmatch(scene.text, number.start, number.end) is not None


_AGE = re.compile(r"[ -](?:d'|de )?(?:ans|annees|years?|anos|лет|год|عام|سن)")
_YEAR = re.compile(r"(?:19|20)\d\d")


def killed_in(scene: Scene, sentence: Sentence, end: int) -> tuple[int | None, int | None, tuple[int, int] | None]:
    """Bounds of the dead and where they are told; 0 and 0 for "without casualties", None where nothing is said."""
    words = cues(scene.language, "incidents")
    harmless = words.pattern("told", "harmless").search(scene.text, sentence.start, end)
    if harmless:
        return 0, 0, harmless.span()
    counted = [one for one in _counted(scene, sentence.start, end) if not _injured(scene, one, end)]
    one = words.pattern("told", "one_killed").search(scene.text, sentence.start, end)
    for found in words.pattern("told", "killed").finditer(scene.text, sentence.start, end):
        if (
            one is not None
            and one.start() == found.start()
            and not any(one.start() <= number.start < one.end() for number in counted)
        ):
            continue  # "killing its driver, two days into the truce"
        near = [one for one in counted if _apart(scene, one, found) < _BESIDE_NUMBER]
        if near:
            number = min(near, key=lambda one: (_article(scene, one), _apart(scene, one, found)))
            last = number.end
            if last > found.end():
                noun = _NOUN.match(scene.text, last, end)
                last = noun.end() if noun else last
            return number.low, number.high, (min(number.start, found.start()), max(last, found.end()))
    return (1, 1, one.span()) if one else (None, None, None)


_BESIDE_NUMBER = 30
_ACROSS = 12  # characters that a comma or an "and" between number and word weighs
_BETWEEN = re.compile(r"[,;]| (?:and|et|y|e|и) ")


def _article(scene: Scene, number: Number) -> bool:
    """ "A shell killed four": the article counts nobody where another number stands near."""
    return number.low == 1 and scene.text[number.start : number.end] in _ARTICLES


_ARTICLES = frozenset(["un", "une", "a", "an", "una", "uno"])


def _apart(scene: Scene, number: Number, word: re.Match[str]) -> int:
    """How far a number stands from a word for the dead."""
    first, last = (number.end, word.start()) if number.end <= word.start() else (word.end(), number.start)
    return last - first + (_ACROSS if _BETWEEN.search(scene.text, first, max(first, last)) else 0)


_NEXT_COUNT = re.compile(r"[,;:.]|(?<!\w)(?:and|et|y|и)(?!\w)")


def _injured(scene: Scene, number: Number, end: int) -> bool:
    """A number of the injured: their word stands right after it, before any other mark or word for the dead."""
    known = figure_lexicon(scene.language)
    if known is None:
        return False
    stop = _NEXT_COUNT.search(scene.text, number.end, min(end, number.end + _INJURED_WITHIN))
    last = stop.start() if stop else min(end, number.end + _INJURED_WITHIN)
    killed = cues(scene.language, "incidents").pattern("told", "killed").search(scene.text, number.end, last)
    return killed is None and known.fixed["injured"].search(scene.text, number.end, last) is not None
