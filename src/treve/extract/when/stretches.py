"""From when to when something lasts whose beginning and length a text tells: "a 72-hour truce begins on Friday at six"."""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Sequence

from treve.extract.text.prose import Prose
from treve.extract.when.in_force_words import words_of
from treve.extract.when.time_lexicon import time_lexicon
from treve.extract.when.time_mention import TimeForm, TimeMention
from treve.extract.when.truce_lengths import end_of_length

_POINTS = (TimeForm.INSTANT, TimeForm.DATE)
_LEAD = 40  # characters of words that lead to a length, or to an end
_AROUND = 160  # characters between a beginning and its length
# Folded: what makes of a length before or after it a delay or a time gone by, and none that something lasts.
_NOT_ITS_OWN = re.compile(
    r",? ?(?:(?:after|since|before|ago|later|earlier|into|of (?!truce|ceasefire|calm|pause)|following|notice"
    r"|apres|depuis|avant|plus t\w+|de (?:combats|guerre|negociations|pourparlers)|suivant"
    r"|despues|antes|desde (?:la|el) (?:firma|inicio)|de (?:combates|guerra|negociaciones)"
    r"|после|спустя|назад|до|со дня|переговоров|боев|войны|بعد|قبل|من (?:القتال|المعارك|المفاوضات|توقيع))(?!\w))"
)
_ADJECTIVE = re.compile(r"\d+-|[^\W\d_]+-[^\W\d_]+")  # "72-hour", "four-day", «36-часовое»


def stretch(prose: Prose, begin: TimeMention) -> tuple[str, ...]:
    """Every `first/last` that a beginning and an end or the one length beside it leave open; empty where neither is told for it."""
    if begin.form not in _POINTS:
        return ()
    if _led(prose, begin, "until"):
        return tuple(
            f"{first}/{last}"
            for other in _beginnings(prose, begin)
            for last in begin.values
            for first in other.values
            if _order(first) < _order(last)
        )
    last = _end_behind(prose, begin)
    if last is not None:
        pairs = [(value, min((one for one in last.values if _order(one) > _order(value)), key=_order, default=None))
                 for value in begin.values]  # fmt: skip
        return tuple(f"{first}/{last}" for first, last in pairs if last)
    lengths = {one.values[0] for one in prose.times if one.form is TimeForm.DURATION and _lasts(prose, one, begin)}
    if len(lengths) != 1:
        return ()
    length = lengths.pop()
    pairs = [(value, end_of_length(value, length, prose.zone)) for value in begin.values]
    return tuple(f"{first}/{last}" for first, last in pairs if last)


def _end_behind(prose: Prose, begin: TimeMention) -> TimeMention | None:
    """The end told behind a beginning in its sentence: "takes effect on 20 August and lasts until 19 November"."""
    for one in prose.times_in(begin.end, prose.sentence_at(begin.start)[1]):
        if one.form in _POINTS:
            return one if _led(prose, one, "until") else None
    return None


def _beginnings(prose: Prose, end: TimeMention) -> Sequence[TimeMention]:
    """The one beginning told behind an end in its sentence: "in force until 29 January, from today"; empty where there is none."""
    points = [one for one in prose.times_in(end.end, prose.sentence_at(end.start)[1]) if one.form in _POINTS]
    return points if len(points) == 1 and _led(prose, points[0], "start") else ()


def _order(value: str) -> float:
    moment = dt.datetime.fromisoformat(value)
    return (moment if moment.tzinfo else moment.replace(tzinfo=dt.UTC)).timestamp()


def _led(prose: Prose, mention: TimeMention, way: str) -> bool:
    """Whether the words right before a time tell it as an end (`until`: "expired on Friday") or as a beginning (`start`)."""
    known = time_lexicon(prose.language)
    if known is None:
        return False
    cue = known.until if way == "until" else known.start
    begin = max(prose.sentence_at(mention.start)[0], mention.start - _LEAD)
    return any(
        known.glue.fullmatch(prose.folded.text[found.end() : mention.start])
        for found in cue.finditer(prose.folded.text, begin, mention.start)
    )


def _lasts(prose: Prose, length: TimeMention, begin: TimeMention) -> bool:
    """Whether a length tells how long that lasts which begins: it stands near, as an adjective or behind "for", "of", "lasts"."""
    text, words = prose.folded.text, words_of(prose.language)
    if words is None or not length.values:
        return False
    gap = begin.start - length.end if length.start < begin.start else length.start - begin.end
    if gap > _AROUND or _NOT_ITS_OWN.match(text, length.end):
        return False
    before = text[max(0, length.start - _LEAD) : length.start]
    if words.deadline.search(before) and not words.lasting.search(before):
        return False
    return words.lasting.search(before) is not None or _ADJECTIVE.match(text, length.start, length.end) is not None
