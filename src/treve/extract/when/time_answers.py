"""One question about the time in one short text, and its answer: every value the text leaves open."""

from __future__ import annotations

import datetime as dt
from typing import Any

from treve.errors import BadValue
from treve.extract.drafting import prepare
from treve.extract.text.prose import Prose
from treve.extract.when.in_force_words import words_of
from treve.extract.when.stretches import stretch
from treve.extract.when.time_lexicon import time_lexicon
from treve.extract.when.time_mention import TimeForm, TimeMention
from treve.extract.when.times import NEEDS_FEAST

UNITS = ("instant", "date", "interval")
_WANTED = {
    "instant": (TimeForm.INSTANT, TimeForm.DATE),
    "date": (TimeForm.DATE, TimeForm.INSTANT, TimeForm.INTERVAL),
    "interval": (TimeForm.INTERVAL, TimeForm.DATE, TimeForm.INSTANT),
}
_CUE_BEFORE = 90
_NIGHT = 1
_BESIDE = 24  # characters
_APART = 6  # those of "of the"


def answer(question: dict[str, Any], where: str) -> dict[str, Any]:
    """`{"id", "expect": [...]}` for `{"id", "language", "text", "published", "timezone", "unit"}`.

    An instant is ISO 8601 with its offset, a date `YYYY-MM-DD`, an interval `first/last`. Raises BadValue for a question without
    text or of another unit.
    """
    unit = question.get("unit") or "instant"
    text = question.get("text")
    if not isinstance(text, str):
        raise BadValue(where, "text", str(text), "the words to be read")
    if unit not in UNITS:
        raise BadValue(where, "unit", str(unit), "instant, date or interval")
    prose = prepare(
        text,
        document_id=where,
        published=question.get("published") or None,
        zone=question.get("timezone") or question.get("zone") or None,
        language=question.get("language") or "auto",
    )
    chosen = _chosen(prose, unit)
    lasting = stretch(prose, chosen) if chosen and unit == "interval" else ()
    return {
        "id": question.get("id"),
        "expect": list(dict.fromkeys(lasting or _in_unit(chosen, unit))) if chosen else [],
    }


def _chosen(prose: Prose, unit: str) -> TimeMention | None:
    """The mention the question is about: of the form asked for, then the one that a beginning or an end governs, then the first."""
    mentions = _mentions(prose, unit)
    if any(one.values and one.form in _WANTED[unit] and _governed(prose, one) for one in mentions):
        # "The Easter truce starts on Friday at noon": the feast is a name there, and no time.
        mentions = tuple(one for one in mentions if one.values or one.needs != NEEDS_FEAST or not _names(prose, one))
    for form in _WANTED[unit]:
        fitting = [one for one in mentions if one.form is form]
        if fitting:
            return max(fitting, key=lambda one: (_governed(prose, one), -one.start))
    return None


def _mentions(prose: Prose, unit: str) -> tuple[TimeMention, ...]:
    if unit == "interval":
        return prose.times
    return tuple(part for one in prose.times for part in (_ends_of(one) if unit == "instant" else (one,)))


def _ends_of(mention: TimeMention) -> tuple[TimeMention, ...]:
    """The mention itself, or of a stretch the first end; both where one tells a day and the other an hour."""
    if mention.ends is None:
        return (mention,)
    first, last = mention.ends
    return (first,) if first.form is last.form else (first, last)


def _names(prose: Prose, feast: TimeMention) -> bool:
    """Whether a feast only names a truce, or is told of nothing that begins or ends."""
    words = words_of(prose.language)
    near = max(0, feast.start - _BESIDE), min(len(prose.folded.text), feast.end + _BESIDE)
    beside = words is not None and any(
        abs(feast.start - one.end()) <= _APART or abs(one.start() - feast.end) <= _APART
        for one in words.truce.finditer(prose.folded.text, *near)
    )
    return beside or not _governed(prose, feast)


def _governed(prose: Prose, mention: TimeMention) -> bool:
    known = time_lexicon(prose.language)
    if known is None:
        return False
    before = prose.folded.text[max(0, mention.start - _CUE_BEFORE) : mention.start]
    said = known.speech.search(before, max(0, len(before) - 25))
    # "A truce was declared from noon": what follows "from" is no day of a speech.
    said_of_it = said is not None and known.start.search(before, said.end()) is None
    return not said_of_it and bool(
        known.future.search(before) or known.begun.search(before) or known.start.search(before)
    )


def _in_unit(mention: TimeMention, unit: str) -> list[str]:
    if unit == "date" and mention.form is TimeForm.INTERVAL:
        return [value for value in mention.values if _days(value) <= _NIGHT]  # a week or a month is no day
    if unit == "date" and mention.form is TimeForm.INSTANT:
        return [value[:10] for value in mention.values]
    if unit == "interval" and mention.form is not TimeForm.INTERVAL:
        return [f"{value[:10]}/{value[:10]}" for value in mention.values]
    if unit == "instant" and mention.form is TimeForm.DATE:
        return list(mention.values)
    return list(mention.values)


def _days(span: str) -> int:
    """The days between the first and the last of `first/last`."""
    first, last = (dt.date.fromisoformat(one[:10]) for one in span.split("/"))
    return (last - first).days


def same(first: str, second: str) -> bool:
    """Whether two answers name the same instants or dates."""
    return _normal(first) == _normal(second)


def _normal(value: str) -> tuple[object, ...]:
    return tuple(
        dt.datetime.fromisoformat(one).astimezone(dt.UTC) if "T" in one else dt.date.fromisoformat(one)
        for one in value.split("/")
    )
