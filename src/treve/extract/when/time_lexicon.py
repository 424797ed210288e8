"""The time words of a language, compiled: one scanner that finds the parts of a time, and the patterns that read each part."""

from __future__ import annotations

import functools
import re
from dataclasses import dataclass
from typing import Any

from treve.extract.counted.number_lexicon import count_pattern
from treve.extract.patterns.beginnings import Scanner
from treve.extract.patterns.lexicon import lexicon
from treve.extract.patterns.parted import at_top
from treve.extract.patterns.required import Pattern
from treve.extract.patterns.word_patterns import whole_words
from treve.extract.text.folding import folded
from treve.extract.when.zones_of_places import names_of_places
from treve.model.draft import Language

YEAR = r"(?:19|20)\d\d(?!\d)"
_ISO = r"(?<![\d-])\d{4}-\d\d-\d\d(?:[t ]\d\d:\d\d(?::\d\d)?(?: ?z|[+-]\d\d:?\d\d)?)?(?![\d-])"
_NUMERIC = r"(?<![\d/.])\d{1,2}(?P<sep>[/.-])\d{1,2}(?P=sep)(?:19|20)?\d\d(?![\d/]|\.\d)"
_DIGITS_OF_DAY = r"(?<![\d.,:])[0-3]?\d"
_GMT = (
    r"\(?(?<![^\W\d_])(?:gmt|utc|t\.u\.?|tu|greenwich(?: mean time)?|غرينتش|جرينتش|гринвич\w*)(?![^\W\d_])"
    r"(?: ?[+-] ?\d{1,2}(?::?\d\d)?)?\)?|(?<=\d)z(?![^\W_])"
)
# Abbreviations of zones that agencies use; a summer one stands for its own offset only.
_ABBREVIATED = {
    "cet": "+01:00", "cest": "+02:00", "eet": "+02:00", "eest": "+03:00", "msk": "+03:00", "мск": "+03:00", "eat": "+03:00",
    "cat": "+02:00", "wat": "+01:00", "pkt": "+05:00", "trt": "+03:00", "edt": "-04:00", "est": "-05:00",
    "idt": "+03:00", "irst": "+03:30", "mmt": "+06:30", "npt": "+05:45", "slst": "+05:30", "azt": "+04:00",
    "sast": "+02:00", "ist": "IST",
}  # fmt: skip
_CLASSES = (
    "iso", "numeric", "gmt", "local", "zone_of", "story_ago", "second_eve", "eve", "other_day", "week_later",
    "last_week", "next_week", "ago", "ahead", "midnight",
    "noon", "month_part", "day_month", "month_year", "month_alone", "clock", "day_alone", "before_yesterday", "after_tomorrow",
    "yesterday", "tomorrow", "today", "year_edge", "feast", "nth_weekday", "weekday", "duration", "am", "pm", "night_hour",
    "afternoon", "sunrise", "sunset", "early", "morning", "evening", "night", "begin", "end", "latest", "last", "next", "this",
)  # fmt: skip


@dataclass(frozen=True, slots=True)
class TimeLexicon:
    """Compiled patterns of one language; all match folded text.

    scanner    one pattern per class of part, with a group of its name
    readers    for each class, the patterns that read the details of a part found
    """

    scanner: Scanner
    readers: dict[str, tuple[re.Pattern[str], ...]]
    weekdays: tuple[re.Pattern[str], ...]
    months: tuple[re.Pattern[str], ...]
    units: dict[str, re.Pattern[str]]
    clock_words: dict[str, int]
    day_words: dict[str, int]
    glue: re.Pattern[str]
    range: re.Pattern[str]
    between: re.Pattern[str]
    until: re.Pattern[str]
    start: re.Pattern[str]
    by_end: re.Pattern[str]
    day_before: re.Pattern[str]
    at_place: re.Pattern[str]
    future: Pattern
    past: Pattern
    speech: Pattern
    begun: Pattern
    clock_before: re.Pattern[str] | None
    unsure: Pattern
    duration: re.Pattern[str]

    def verbs(self) -> tuple[Pattern, ...]:
        """The patterns of the verbs and words that tell a tense."""
        return self.future, self.past, self.speech, self.begun, self.unsure


ABBREVIATED = _ABBREVIATED
SHARED = {"IST": ("+02:00", "+05:30")}
"""Abbreviations that several countries use, with the offsets of Israel and India."""
_DAYS_BY_SHIFT = ("today", "tomorrow", "yesterday", "after_tomorrow", "before_yesterday")
_OPEN = frozenset({"iso", "numeric", "gmt", "local", "zone_of"})
"""Classes whose patterns bound themselves: they may stand right beside a digit or a bracket."""


@functools.cache
def time_lexicon(language: Language) -> TimeLexicon | None:
    """The compiled time words of a language; None for one that has none."""
    words = lexicon(language, "times")
    return _compiled(words, language) if words else None


def _compiled(words: dict[str, Any], language: Language) -> TimeLexicon:
    left = r"(?<!\w)(?:[وفبلك]{0,2}(?=\w))?" if language is Language.ARABIC else r"(?<!\w)"
    particle = "وفأ" if language is Language.ARABIC else ""
    # The scanner is asked at the beginnings of words, in Arabic also behind their particles.
    begins = "" if language is Language.ARABIC else left
    sources = _sources({key: _fold_all(value) for key, value in words.items()}, language)
    parts = []
    for name in _CLASSES:
        if sources.get(name):
            body = "|".join(_nameless(one) for one in sources[name])
            parts.append(f"(?P<{name}>{body})" if name in _OPEN else f"{begins}(?P<{name}>{body})(?!\\w)")
    pick = {
        key: _fold_all(words[key])
        for key in ("glue", "range", "between", "until", "from", "future", "past", "speech", "begun")
    }
    return TimeLexicon(
        scanner=Scanner([re.compile(one) for one in parts]),
        readers={
            name: tuple(re.compile(one if name in _OPEN else rf"(?:{one})(?!\w)") for one in found)
            for name, found in sources.items()
        },
        weekdays=tuple(re.compile(one) for one in _fold_all(words["weekdays"])),
        months=tuple(re.compile(one) for one in _fold_all(words["months"])),
        units={name: re.compile(f"(?:{_fold_all(one)})") for name, one in words["units"].items()},
        clock_words={folded(word): hour for word, hour in words["clock_words"].items()},
        day_words={folded(word): day for word, day in words["day_words"].items()},
        glue=re.compile(_glue(pick["glue"])),
        range=re.compile(rf"(?:^|(?<=[\s,])){left}(?:{pick['range']})(?=$|[\s,])|^(?:{pick['range']})$|^\s?[-–]\s?$"),
        between=re.compile(rf"(?:{pick['between']})"),
        until=re.compile(rf"{left}(?:{pick['until']})(?!\w)"),
        start=re.compile(rf"{left}(?:{pick['from']})(?!\w)"),
        by_end=re.compile(rf"{left}(?:{folded(words['by_end'])})\s?$"),
        day_before=_day_before([folded(one) for one in words["day_words"]]),
        at_place=re.compile(rf"(?:{sources['at_place'][0]})(?!\w)"),
        future=whole_words(pick["future"], language, particle),
        past=whole_words(pick["past"], language, particle),
        speech=whole_words(pick["speech"], language, particle),
        clock_before=_ends_with(
            words.get("clock_before"), [*words["weekdays"], *words["months"], *(words[one] for one in _DAYS_BY_SHIFT)]
        ),
        unsure=whole_words(folded(words["unsure"]), language, particle),
        duration=re.compile("|".join(_nameless(one) for one in sources["duration"])),
        begun=whole_words(pick["begun"], language, particle),
    )


def _day_before(words: list[str]) -> re.Pattern[str]:
    """The first day of a range that ends with a date: the "5" of "from 5 to 12 January", "fifth" of "the fifth to the twelfth"."""
    day = "|".join(sorted(map(re.escape, words), key=len, reverse=True))
    return re.compile(
        rf"(?:(?<![\d.,:/])(?P<day>\d{{1,2}}|(?<!\w)(?:{day}))(?:er|st|nd|rd|th|-го|-е|\.?o)?)(?: de)?"
        r"(?P<link>\s?[-–/]\s?| \w{1,5} (?:al? |le |el |the )?| و)$"
    )


def _ends_with(words: str | None, days: list[str]) -> re.Pattern[str] | None:
    """Words after which "six heures" is an hour and no length; None for a language that tells them apart otherwise."""
    if words is None:
        return None
    return re.compile(rf"(?<!\w)(?:{folded(words)}|{'|'.join(folded(one) for one in days)}|\d{{4}}),? $")


def _glue(words: str) -> str:
    return rf"(?:\s|(?:{words})(?=[\s,()/–-]|$)|[,()/–-]|[ldو]'?)*"


def _fold_all(value: Any) -> Any:
    if isinstance(value, str):
        return folded(value).replace("(?p<", "(?P<") if value else value
    if isinstance(value, list):
        return [_fold_all(one) for one in value]
    if isinstance(value, dict):
        return {key: _fold_all(one) for key, one in value.items()}
    return value


def _sources(words: dict[str, Any], language: Language) -> dict[str, list[str]]:
    months = "|".join(f"(?:{one})" for one in words["months"])
    day = "|".join([_DIGITS_OF_DAY, *(folded(one) for one in words["day_words"])])
    hours = "|".join(sorted((folded(one) for one in words["clock_words"]), key=len, reverse=True))
    units = "|".join(words["units"].values())
    fill = {
        "{h}": r"(?P<h>(?<![\d.,:])[0-2]?\d)", "{m}": r"(?P<m>[0-5]\d)(?!\d)", "{day}": f"(?P<day>{day})",
        "{month}": f"(?P<month>{months})", "{weekday}": f"(?P<weekday>{'|'.join(f'(?:{one})' for one in words['weekdays'])})",
        "{month_again}": f"(?P<again>{months})", "{year}": f"(?P<year>{YEAR})",
        "{number}": hours, "{n}": f"(?P<n>{count_pattern(language)})", "{unit}": f"(?P<unit>{units})",
        "{zones}": "|".join(_ABBREVIATED),
        "{place}": "|".join(sorted(map(re.escape, names_of_places()), key=len, reverse=True)),
    }  # fmt: skip
    year_of = {
        Language.SPANISH: "(?: de| del)?",
        Language.ARABIC: "(?: ?[/(] ?(?P<again>{months})\\)?)?(?: من)?(?: عام| سنه)?",
    }
    middle = year_of.get(language, "").replace("{months}", months)
    tail = "(?: года?)?" if language is Language.RUSSIAN else ""
    result: dict[str, list[str]] = {
        "iso": [_ISO],
        "numeric": [_NUMERIC.replace("?P<sep>", "").replace("(?P=sep)", "[/.-]")],
        "gmt": [_GMT, *(_zone_as_written(one, language) for one in _ABBREVIATED)],
        "weekday": ["|".join(f"(?:{one})" for one in words["weekdays"])],
        "month_year": [f"(?P<month>{months}){middle},? (?P<year>{YEAR}){tail}"],
        "month_alone": [f"(?P<month>{months})"],
    }
    plain = ("day_month", "clock", "midnight", "noon", "am", "pm", "night_hour", "night", "begin", "end", "today", "tomorrow",
             "yesterday", "after_tomorrow", "before_yesterday", "last", "next", "this",
             "last_week", "next_week", "ago", "ahead", "duration", "local", "zone_of", "feast",
             "day_alone", "other_day", "story_ago", "second_eve", "eve", "week_later", "latest",
             "nth_weekday", "year_edge", "month_part")  # fmt: skip
    for name in plain:
        result[name] = [_filled(one, fill) for one in at_top(words[name])]
    result["day_alone"] = [_filled(one, {"{day}": f"(?P<day>{_DIGITS_OF_DAY})"}) for one in at_top(words["day_alone"])]
    result["at_place"] = [_filled(words["at_place"], fill)]
    for name, pattern in words["parts"].items():
        result[name] = [_filled(one, fill) for one in at_top(pattern)]
    return result


def _zone_as_written(zone: str, language: Language) -> str:
    """The pattern of an abbreviated zone; the French "est" is a verb, and a zone in brackets alone."""
    if language is Language.FRENCH and zone == "est":
        return r"\(est\)"
    return rf"\(?(?<!\w){zone}(?!\w)\)?"


def _filled(pattern: str, fill: dict[str, str]) -> str:
    for slot, body in fill.items():
        pattern = pattern.replace(slot, body)
    return pattern


def _nameless(pattern: str) -> str:
    return re.sub(r"\?P<\w+>", "?:", pattern)
