"""The parts of times in a text: weekdays, dates, hours, midnights, zones, durations …, each read, none yet put together."""

from __future__ import annotations

import datetime as dt
import functools
import re
from collections.abc import Iterator
from typing import NamedTuple

from treve.extract.counted.number_lexicon import small_count
from treve.extract.patterns.beginnings import HEAD
from treve.extract.patterns.required import words_in
from treve.extract.when.clock_minutes import HOUR_UNDER_WAY, minutes_after, minutes_told
from treve.extract.when.nth_weekdays import number_of
from treve.extract.when.time_lexicon import ABBREVIATED, TimeLexicon, time_lexicon
from treve.extract.when.zones_of_places import zone_of_place
from treve.model.draft import Language

_GMT_OFFSET = re.compile(r"([+-]) ?(\d{1,2})(?::?(\d\d))?")
_CENTURY = 100
_LONGEST_MONTH = 31
_MOST_YEARS = 200  # "2014 года" names a year
_GREENWICH = ("greenwich", "гринвич", "غرينتش", "جرينتش")
_THIS_EVENING = ("tonight", "ce soir", "esta noche", "esta tarde")
_LAST_NIGHT = frozenset(
    {"last night", "la nuit derniere", "la nuit passee", "anoche", "anteanoche", "antenoche", "antes de anoche", "la noche pasada",
     "la pasada noche", "прошлой ночью", "минувшей ночью", "ليله امس", "الليله الماضيه"}
)  # fmt: skip
_BRACKET = re.compile(r"\(")
_PARTICLES = frozenset("وفبلك")
_TO_AN_HOUR = re.compile(
    r" (?:a|jusqu'a) (?:\d{1,2}|[^\W\d]+(?:-[^\W\d]+)*) ?h(?:eures?)?(?!\w)"
)  # "de 8 heures à 16 heures"
_WEEKS_BY_DAYS = (Language.FRENCH, Language.SPANISH)
"""Languages in which "quinze jours" is two weeks and "ocho días" one, where they stand in words."""
# "Une heure après minuit" is one in the morning; in Arabic the night may have a name behind it.
_AFTER_MIDNIGHT = re.compile(
    r" (?:apres minuit|(?:after|past) midnight|despues de (?:la )?medianoche|(?:после полуночи|пополуночи)"
    r"|(?:من )?بعد منتصف(?: الليل(?! ال))?)(?!\w)"
)
_HOURS = frozenset({"clock", "midnight", "noon"})


class Part(NamedTuple):
    """One part of a time. `name` is its class in the scanner; the other fields hold what the class reads."""

    name: str
    start: int
    end: int
    weekday: int | None = None
    dates: tuple[
        tuple[int | None, int | None, int | None], ...
    ] = ()  # (year, month, day), unknown None; several where orders differ
    hour: int | None = None
    minute: int = 0
    exact: bool = False  # the hour is of a 24-hour clock
    half: str | None = None  # am, pm, night
    shift: int | None = None  # days from the day of publication
    zone: str | None = None  # IANA name, offset, or "local"
    length: tuple[int, str] | None = None  # count and unit
    instant: str | None = None  # an ISO timestamp with its offset
    number: int | None = None  # of the weekday in its month


def parts_of(text: str, language: Language) -> Iterator[Part]:
    """The parts of times in a folded text, in order, never overlapping."""
    known = time_lexicon(language)
    if known is None:
        return
    past = 0
    scanner, idle = known.scanner, known.scanner.idle
    joined = _PARTICLES if language is Language.ARABIC else frozenset()
    words = words_in(text)
    if "(" in text:  # "(GMT+3)" is a part with its brackets
        words = sorted(
            [*words, *((one.start(), text[one.start() : one.start() + HEAD]) for one in _BRACKET.finditer(text))]
        )
    if joined:
        words = [one for one in words if one[1] not in idle or one[1][0] in joined]
    else:
        words = [one for one in words if one[1] not in idle]
    for begin, letters in words:
        if begin < past:
            continue
        start = begin
        found = scanner.match(text, start)
        if found is None and letters[0] in joined:
            found = _behind_particles(text, start, known)
        while found is not None and found.end() > start:
            name = found.lastgroup or ""
            start = past = found.end()
            part = _read(name, text, found.start(name), found.end(name), known, language)
            if part is not None:
                yield part
                if name in _HOURS:
                    after = _AFTER_MIDNIGHT.match(text, start) if name == "clock" else None
                    if after is not None:
                        yield Part("am", start + 1, after.end(), half="am")
                        start = past = after.end()
                    placed = _at_place(text, start, known)
                    if placed is not None:
                        yield placed
                        start = past = placed.end
            # "18h00GMT": a part can follow another without a blank.
            found = scanner.match(text, start) if text[start : start + 1].isalpha() else None


def _at_place(text: str, end: int, known: TimeLexicon) -> Part | None:
    """The zone told by a place right behind an hour: "à 19 heures à Damas", "at noon in Doha"."""
    found = known.at_place.match(text, end)
    zone = zone_of_place(found["city"]) if found else None
    return Part("zone_of", end + 1, found.end(), zone=zone) if found and zone else None


def _behind_particles(text: str, start: int, known: TimeLexicon) -> re.Match[str] | None:
    """The part that begins behind one or two joined particles of an Arabic word ("والجمعة", "بالساعة")."""
    for offset in (start, start + 1):
        if text[offset : offset + 1] not in _PARTICLES:
            return None
        found = known.scanner.match(text, offset + 1)
        if found is not None:
            return found
    return None


def _read(name: str, text: str, start: int, end: int, known: TimeLexicon, language: Language) -> Part | None:
    words = text[start:end]
    if name == "weekday":
        return Part(name, start, end, _weekday(words, language))
    part = Part(name, start, end)
    if name == "iso":
        return _iso(part, words)
    if name == "numeric":
        return _numeric(part, words, language)
    if name in ("gmt", "zone_of", "local"):
        return _zone(part, words, known)
    details = _details(known.readers[name], text, start, end)
    if name in ("day_month", "month_year", "month_alone"):
        return _dated(part, details, known)
    if name == "nth_weekday":
        return _numbered(part, details, known)
    if name == "year_edge":
        return part._replace(dates=((None, 1, 1) if details.get("first") else (None, 12, 31),))
    if name == "day_alone":
        day = int(details.get("day") or 0) if (details.get("day") or "").isdigit() else 0
        return part._replace(dates=((None, None, day),)) if 1 <= day <= _LONGEST_MONTH else None
    if name == "clock" and _is_length(text, start, end, known):
        part = part._replace(name="duration")
        return _length(part, words, _details(known.readers["duration"], text, start, end), known, language)
    if name == "clock":
        return _clock(part, words, details, known, language)
    if name in ("duration", "ago", "story_ago", "ahead"):
        return _length(part, words, details, known, language)
    if name == "midnight":
        return part._replace(minute=minutes_told(details.get("minute_word") or ""))
    if name == "noon":
        told = details.get("minute_word") or ""
        before = told.startswith("moins")
        minutes = 60 * 12 + minutes_told(told) * (-1 if before else 1)
        return part._replace(hour=minutes // 60, minute=minutes % 60, exact=True)
    if name == "month_part":
        return _part_of_month(part, details, known)
    if name in ("am", "pm", "night_hour"):
        return part._replace(half="night" if name == "night_hour" else name)
    shift = {"today": 0, "tomorrow": 1, "yesterday": -1, "after_tomorrow": 2, "before_yesterday": -2}.get(name)
    half = "pm" if words in _THIS_EVENING else "night" if words in _LAST_NIGHT else None
    return part._replace(shift=shift, half=half)


def _is_length(text: str, start: int, end: int, known: TimeLexicon) -> bool:
    """Whether "24 heures" is a length: nothing before it makes it an hour of the day, nothing after it says morning or evening."""
    if known.clock_before is None or not known.duration.fullmatch(text, start, end) or _TO_AN_HOUR.match(text, end):
        return False
    if known.clock_before.search(text[max(0, start - 16) : start]):
        return text[max(0, start - 11) : start].startswith("в течение")
    return not any(one.match(text, end + 1) for name in ("am", "pm", "night_hour") for one in known.readers[name])


def _details(patterns: tuple[re.Pattern[str], ...], text: str, start: int, end: int) -> dict[str, str | None]:
    for pattern in patterns:
        found = pattern.match(text, start)
        if found and found.end() == end:
            return found.groupdict()
    return {}


def _index(patterns: tuple[re.Pattern[str], ...], words: str) -> int | None:
    return next((number for number, one in enumerate(patterns) if one.fullmatch(words)), None)


@functools.lru_cache(maxsize=1_000)
def _weekday(words: str, language: Language) -> int | None:
    known = time_lexicon(language)
    return _index(known.weekdays, words) if known else None


def _iso(part: Part, words: str) -> Part | None:
    compact = words.strip().upper().replace(" Z", "Z").replace(" ", "T")
    try:
        day = dt.date.fromisoformat(compact[:10])
        moment = dt.datetime.fromisoformat(compact) if len(compact) > 10 else None
    except ValueError:
        return None
    dated = part._replace(dates=((day.year, day.month, day.day),))
    if moment is None:
        return dated
    if moment.tzinfo is not None:
        return dated._replace(instant=moment.isoformat(timespec="minutes"))
    return dated._replace(hour=moment.hour, minute=moment.minute, exact=True)


def _numeric(part: Part, words: str, language: Language) -> Part | None:
    first, second, year = (int(one) for one in re.split(r"[/.-]", words))
    year += 2000 if year < _CENTURY else 0
    orders = [(year, second, first)]
    if language is Language.ENGLISH and "." not in words and first != second:
        orders.append((year, first, second))
    real = tuple(one for one in orders if _is_date(*one))
    return part._replace(dates=real) if real else None


def _is_date(year: int, month: int, day: int) -> bool:
    try:
        dt.date(year, month, day)
    except ValueError:
        return False
    return True


def _zone(part: Part, words: str, known: TimeLexicon) -> Part | None:
    if part.name == "local":
        return part._replace(zone="local")
    if part.name == "zone_of":
        found = next((one.match(words) for one in known.readers["zone_of"] if one.fullmatch(words)), None)
        city = next((one for one in found.groupdict().values() if one), "") if found else ""
        zone = "+00:00" if city.startswith(_GREENWICH) else zone_of_place(city)
        return part._replace(zone=zone) if zone else None
    bare = words.strip("() ")
    if bare in ABBREVIATED:
        return part._replace(zone=ABBREVIATED[bare])
    offset = _GMT_OFFSET.search(bare)
    if not offset:
        return part._replace(zone="+00:00")
    return part._replace(zone=f"{offset[1]}{int(offset[2]):02}:{offset[3] or '00'}") if int(offset[2]) <= 14 else None


def _dated(part: Part, details: dict[str, str | None], known: TimeLexicon) -> Part | None:
    month = _index(known.months, details.get("month") or "")
    if month is None:
        return None
    written = details.get("day")
    day = known.day_words.get(written) or int(written) if written else None
    year = int(details["year"] or 0) if details.get("year") else None
    if day is not None and not _is_date(year or 2000, month + 1, day):
        return None
    return part._replace(dates=((year, month + 1, day),))


def _part_of_month(part: Part, details: dict[str, str | None], known: TimeLexicon) -> Part:
    """ "Mid-April", "the first week of May": no day at all; "the end of May" has one where something is due by then (`number` 1).

    dates  the year and the month of that end, None for those of the day it is seen from; with the day 1 for the first of a month
    exact  it is told as a day
    shift  months to add to that month where none is named
    """
    if not details.get("ending") and not details.get("first_day") and not details.get("last_day"):
        return part
    part = part._replace(start=part.start + len(details.get("lead") or ""))  # "by the end of May"
    month = _index(known.months, details.get("month") or "") if details.get("month") else None
    year = int(details["year"] or 0) if details.get("year") else None
    if details.get("whole_year"):
        return part._replace(number=1, dates=((None, 12, None),), shift=12 if details.get("coming_year") else 0)
    first = 1 if details.get("first_day") else None
    return part._replace(
        number=1,
        dates=((year, None if month is None else month + 1, first),),
        shift=1 if details.get("coming") else 0,
        exact=not details.get("ending"),
    )


def _numbered(part: Part, details: dict[str, str | None], known: TimeLexicon) -> Part:
    """A weekday by its number in a month; without dates where it is counted from another event."""
    month = _index(known.months, details.get("month") or "")
    year = int(details["year"] or 0) if details.get("year") else None
    dates = () if details.get("event") else ((year, None if month is None else month + 1, None),)
    return part._replace(
        weekday=_index(known.weekdays, details.get("weekday") or ""), number=number_of(details), dates=dates
    )


def _clock(
    part: Part, words: str, details: dict[str, str | None], known: TimeLexicon, language: Language
) -> Part | None:
    minute = int(details.get("m") or 0)
    exact = False
    if details.get("hhmm"):
        written = details["hhmm"] or ""
        hour, minute, exact = int(written[:2]), int(written[2:]), True
    elif details.get("hour_word"):
        hour = known.clock_words[details["hour_word"] or ""]
    elif details.get("h"):
        digits = details["h"] or ""
        hour = int(digits)
        compact = re.match(r"\d+\s?h(?:\d|\s?$|\s\d)", words) is not None
        exact = (len(digits) == 2 and (details.get("m") is not None or digits[0] == "0")) or compact
    elif details.get("past_midnight"):
        hour, minute = 0, minutes_after(details.get("after") or "")
    elif details.get("half_of"):
        hour, minute = HOUR_UNDER_WAY[details["half_of"] or ""], 15 if details.get("quarter") else 30
    elif words.startswith(("zero", "صفر", "cero", "hora cero")):
        hour = 0
    else:
        return None
    told = details.get("minute_word") or details.get("half_past")
    if told:
        before = details.get("to") == "to" or words.startswith("без ") or told.startswith(("moins", "menos", "الا"))
        minutes = 60 * hour + minutes_told(told, language) * (-1 if before else 1)
        hour, minute = minutes // 60 % 24, minutes % 60
    if hour > 24 or minute > 59 or (hour == 24 and minute):
        return None
    ampm = (details.get("ampm") or "").replace(".", "").replace(" ", "")
    if ampm and not 1 <= hour <= 12:
        ampm = ""
        exact = True
    if re.search(r"\d ?z$", words):
        part = part._replace(zone="+00:00")
    return part._replace(hour=hour, minute=minute, exact=exact or hour > 12 or hour == 0, half=ampm or None)


_DUALS = {
    "ساعتين": (2, "hour"),
    "يومين": (2, "day"),
    "اسبوعين": (2, "week"),
    "شهرين": (2, "month"),
    "عامين": (2, "year"),
    "سنتين": (2, "year"),
    "ساعتان": (2, "hour"),
    "يومان": (2, "day"),
    "اسبوعان": (2, "week"),
    "شهران": (2, "month"),
    "عامان": (2, "year"),
    "سنتان": (2, "year"),
}


def _length(
    part: Part, words: str, details: dict[str, str | None], known: TimeLexicon, language: Language
) -> Part | None:
    if details.get("dual"):
        length = _DUALS.get(details["dual"] or "")
        return part._replace(length=length) if part.name == "duration" or length is None else _moved(part, length)
    if details.get("adjective"):
        return part._replace(length=_length_of_adjective(details["adjective"] or ""))
    if details.get("one"):
        unit = next((name for name, one in known.units.items() if one.fullmatch(details["one"] or "")), None)
        weeks = 2 if details["one"] == "fortnight" else 1
        if part.name == "duration" and unit:
            return part._replace(length=(1, unit))  # "продлится неделю"
        return _moved(part, (weeks, unit)) if unit else None
    if not details.get("n"):
        digits = re.match(r"\d+", words)
        return part._replace(length=(int(digits[0]), "hour")) if digits else None
    count = small_count(details["n"] or "", language)
    told = details.get("unit")
    unit = next((name for name, one in known.units.items() if told and one.fullmatch(told)), None)
    if "unit" not in details:
        unit = "hour"  # "72-часовое": the adjective holds the unit
    if count is None or unit is None or not 0 < count < 10_000 or (unit == "year" and count > _MOST_YEARS):
        return None
    if unit == "day" and language in _WEEKS_BY_DAYS and count in (8, 15) and not (details["n"] or "").isdigit():
        count, unit = (1, "week") if count == 8 else (2, "week")
    length = (count, unit)
    if part.name == "duration":
        return part._replace(length=length)
    if part.name == "ahead" and unit == "hour":
        # "In 48 hours" names no day: it is a length, behind a word that makes a delay of it.
        start = part.start + words.index(details["n"] or "")
        return part._replace(name="duration", start=start, length=length)
    return _moved(part, length)


_COUNTED = re.compile(r"(?P<count>[а-я]+?)?(?P<unit>дневн|суточн|недельн|месячн|часов)[а-я]{2,3}")
_UNITS_OF_ADJECTIVES = {"дневн": "day", "суточн": "day", "недельн": "week", "месячн": "month", "часов": "hour"}
_COUNTS_OF_ADJECTIVES = {
    "двух": 2, "трех": 3, "четырех": 4, "пяти": 5, "шести": 6, "семи": 7, "восьми": 8, "десяти": 10, "пятнадцати": 15,
    "двадцати": 20, "тридцати": 30,
}  # fmt: skip


def _length_of_adjective(word: str) -> tuple[int, str] | None:
    """ "Двухнедельное" as a count and a unit."""
    found = _COUNTED.fullmatch(word)
    count = _COUNTS_OF_ADJECTIVES.get(found["count"]) if found and found["count"] else 1
    return (count, _UNITS_OF_ADJECTIVES[found["unit"]]) if found and count else None


def _moved(part: Part, length: tuple[int, str]) -> Part | None:
    """ "Three days ago" as a number of days; None for hours and months, which name no day."""
    days = {"day": 1, "week": 7}.get(length[1])
    return part._replace(shift=length[0] * days * (1 if part.name == "ahead" else -1)) if days else None
