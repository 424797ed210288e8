"""Phrases that name a time, made from a small grammar of each language, with what they leave open by the contract's words alone.

Nothing here knows the rules that are tested: an hour is told by what it may mean, a day by the calendar, and an instant by
`zoneinfo`.
"""

from __future__ import annotations

import datetime as dt
import random
from collections.abc import Iterator
from dataclasses import dataclass
from zoneinfo import ZoneInfo

DAY = dt.timedelta(days=1)


@dataclass(frozen=True, slots=True)
class Phrase:
    """A sentence, what was known beside it, and the instants it leaves open."""

    language: str
    text: str
    published: str
    zone: str
    expect: frozenset[dt.datetime]


# What an hour may mean: minutes after the start of the day named; None for a midnight that may be either end of it.
START, END, EITHER = (0,), (1440,), None
Hour = tuple[str, tuple[int, ...] | None]

HOURS: dict[str, tuple[Hour, ...]] = {
    "fr": (
        ("à minuit", EITHER), ("à 00h00", START), ("à 0h00", START), ("à 0 heure", START), ("à zéro heure", START),
        ("à 24h00", END), ("à 24 heures", END), ("à midi", (720,)), ("à 18h00", (1080,)), ("à 18 heures", (1080,)),
        ("à 18h30", (1110,)), ("à 18 h 30", (1110,)), ("à six heures du matin", (360,)), ("à 6 heures du soir", (1080,)),
        ("à 8 heures", (480, 1200)), ("à huit heures", (480, 1200)), ("à 23h59", (1439,)), ("à minuit et demi", None),
        ("à 3 heures de l'après-midi", (900,)), ("à 9 heures du matin", (540,)), ("à 22 heures", (1320,)),
    ),
    "en": (
        ("at midnight", EITHER), ("at 00:00", START), ("at 0000 hours", START), ("at 12 a.m.", START), ("at 24:00", END),
        ("at noon", (720,)), ("at 12 p.m.", (720,)), ("at 6 p.m.", (1080,)), ("at 6pm", (1080,)), ("at 6:30 p.m.", (1110,)),
        ("at six o'clock in the morning", (360,)), ("at 8 o'clock", (480, 1200)), ("at eight o'clock", (480, 1200)),
        ("at 18:00", (1080,)), ("at 1800 hours", (1080,)), ("at 7 in the evening", (1140,)), ("at 3:15 a.m.", (195,)),
        ("at 11:59 p.m.", (1439,)), ("at 6:30", (390, 1110)), ("at half past six", (390, 1110)),
    ),
    "es": (
        ("a medianoche", EITHER), ("a las 00:00", START), ("a las cero horas", START), ("a las 0:00 horas", START),
        ("a las 24:00", END), ("a las 24:00 horas", END), ("al mediodía", (720,)), ("a las 18:00", (1080,)),
        ("a las 18:30 horas", (1110,)), ("a las seis de la mañana", (360,)), ("a las 6 de la tarde", (1080,)),
        ("a las 8", (480, 1200)), ("a las ocho", (480, 1200)), ("a las diez de la noche", (1320,)),
        ("a las 3 de la madrugada", (180,)), ("a las 6 p.m.", (1080,)), ("a las 23:59", (1439,)),
    ),
    "ru": (
        ("в полночь", EITHER), ("в 00:00", START), ("в ноль часов", START), ("в 0 часов", START), ("в 24:00", END),
        ("в 24 часа", END), ("в полдень", (720,)), ("в 18:00", (1080,)), ("в 18 часов", (1080,)), ("в 18 часов 30 минут", (1110,)),
        ("в шесть часов утра", (360,)), ("в 6 вечера", (1080,)), ("в 8 часов", (480, 1200)), ("в восемь часов", (480, 1200)),
        ("в 3 часа дня", (900,)), ("в 2 часа ночи", (120,)), ("в 23:59", (1439,)), ("в 22 часа", (1320,)),
    ),
    "ar": (
        ("عند منتصف الليل", EITHER), ("عند الساعة 00:00", START), ("الساعة صفر", START), ("الساعة 24:00", END),
        ("عند الساعة 18:00", (1080,)), ("الساعة السادسة مساء", (1080,)), ("الساعة السادسة صباحا", (360,)),
        ("الساعة الثامنة", (480, 1200)), ("عند الساعة 8", (480, 1200)), ("الساعة 6 مساء", (1080,)),
        ("الساعة الثامنة والنصف صباحا", (510,)), ("الساعة الثانية عشرة ظهرا", (720,)), ("الساعة ١٨:٣٠", (1110,)),
        ("الساعة الثالثة فجرا", (180,)), ("عند الساعة 23:59", (1439,)), ("الساعة الثانية بعد الظهر", (840,)),
    ),
}  # fmt: skip
HALF_PAST = frozenset({"à minuit et demi"})  # half an hour after either end of the day

FUTURE = {
    "fr": ("La trêve entrera en vigueur {}.", "Le cessez-le-feu doit débuter {}.", "La trêve prendra effet {}, dit le ministre."),
    "en": ("The truce will take effect {}.", "The ceasefire is due to begin {}.", "The truce will start {}, a spokesman said."),
    "es": ("La tregua entrará en vigor {}.", "El alto el fuego debe comenzar {}.", "La tregua empezará {}, dijo un portavoz."),
    "ru": ("Перемирие вступит в силу {}.", "Режим прекращения огня начнется {}.", "Перемирие начнется {}, сообщил представитель."),
    "ar": ("ستدخل الهدنة حيز التنفيذ {}.", "سيبدأ وقف إطلاق النار {}.", "ستبدأ الهدنة {} وفق المتحدث."),
}  # fmt: skip
PAST = {
    "fr": ("La trêve est entrée en vigueur {}.", "Le cessez-le-feu a débuté {}."),
    "en": ("The truce took effect {}.", "The ceasefire began {}."),
    "es": ("La tregua entró en vigor {}.", "El alto el fuego comenzó {}."),
    "ru": ("Перемирие вступило в силу {}.", "Режим прекращения огня начался {}."),
    "ar": ("دخلت الهدنة حيز التنفيذ {}.", "بدأ وقف إطلاق النار {}."),
}
WEEKDAYS = {
    "fr": ("lundi", "mardi", "mercredi", "jeudi", "vendredi", "samedi", "dimanche"),
    "en": ("Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday"),
    "es": ("el lunes", "el martes", "el miércoles", "el jueves", "el viernes", "el sábado", "el domingo"),
    "ru": ("в понедельник", "во вторник", "в среду", "в четверг", "в пятницу", "в субботу", "в воскресенье"),
    "ar": ("الاثنين", "الثلاثاء", "الأربعاء", "الخميس", "الجمعة", "السبت", "الأحد"),
}
MONTHS = {
    "fr": [
        "janvier",
        "février",
        "mars",
        "avril",
        "mai",
        "juin",
        "juillet",
        "août",
        "septembre",
        "octobre",
        "novembre",
        "décembre",
    ],
    "en": [
        "January",
        "February",
        "March",
        "April",
        "May",
        "June",
        "July",
        "August",
        "September",
        "October",
        "November",
        "December",
    ],
    "es": [
        "enero",
        "febrero",
        "marzo",
        "abril",
        "mayo",
        "junio",
        "julio",
        "agosto",
        "septiembre",
        "octubre",
        "noviembre",
        "diciembre",
    ],
    "ru": [
        "января",
        "февраля",
        "марта",
        "апреля",
        "мая",
        "июня",
        "июля",
        "августа",
        "сентября",
        "октября",
        "ноября",
        "декабря",
    ],
    "ar": [
        "يناير",
        "فبراير",
        "مارس",
        "أبريل",
        "مايو",
        "يونيو",
        "يوليو",
        "أغسطس",
        "سبتمبر",
        "أكتوبر",
        "نوفمبر",
        "ديسمبر",
    ],
}
DATES = {
    "fr": ("le {d} {m}", "le {d} {m} {y}"),
    "en": ("on {d} {m}", "on {m} {d}, {y}", "on {m} {d}"),
    "es": ("el {d} de {m}", "el {d} de {m} de {y}"),
    "ru": ("{d} {m}", "{d} {m} {y} года"),
    "ar": ("يوم {d} {m}", "في {d} {m} {y}"),
}
TOMORROW = {"fr": "demain", "en": "tomorrow", "es": "mañana", "ru": "завтра", "ar": "غدا"}
GMT = {"fr": "{} GMT", "en": "{} GMT", "es": "{} GMT", "ru": "{} по Гринвичу", "ar": "{} بتوقيت غرينتش"}
ZONES = ("Asia/Damascus", "Europe/Kyiv", "America/Bogota", "Africa/Khartoum", "Asia/Kabul")


def phrases(language: str, number: int, seed: int) -> Iterator[Phrase]:
    """So many phrases of a language, the same for the same seed."""
    rng = random.Random(f"{language}-{seed}")
    for _ in range(number):
        published = dt.date(2014, 1, 1) + dt.timedelta(days=rng.randrange(3_000))
        zone = rng.choice(ZONES)
        hour, minutes = rng.choice(HOURS[language])
        future = rng.random() < 0.7
        ahead = rng.randrange(1, 7) * (1 if future else -1)
        day = published + ahead * DAY
        kind = rng.choice(("weekday", "weekday", "date", "gmt", "tomorrow") if future else ("weekday", "date"))
        told = _day(language, day, kind, rng)
        if kind == "tomorrow":
            day = published + DAY
        said = f"{told} {hour}" if rng.random() < 0.6 else f"{hour} {told}"
        if kind == "gmt" and minutes is not None and len(minutes) == 1 and hour[-1].isdigit():
            said = f"{told} {GMT[language].format(hour)}"
            zone_told = "Etc/GMT"
        else:
            zone_told = zone
        text = rng.choice((FUTURE if future else PAST)[language]).format(said)
        yield Phrase(language, text, str(published), zone, _instants(day, hour, minutes, zone_told))


def _day(language: str, day: dt.date, kind: str, rng: random.Random) -> str:
    if kind == "tomorrow":
        return TOMORROW[language]
    if kind == "date":
        form = rng.choice(DATES[language])
        return form.format(d=day.day, m=MONTHS[language][day.month - 1], y=day.year)
    name = WEEKDAYS[language][day.weekday()]
    return f"on {name}" if language == "en" and rng.random() < 0.5 else name


def _instants(day: dt.date, hour: str, minutes: tuple[int, ...] | None, zone: str) -> frozenset[dt.datetime]:
    late = 30 if hour in HALF_PAST else 0
    told = minutes if minutes is not None else (late, 1440 + late)
    return frozenset(moment for one in told for moment in _at(day, one, zone))


def _at(day: dt.date, minutes: int, zone: str) -> Iterator[dt.datetime]:
    """A wall time as instants: both where the clock goes back over it, that of the jump where it leaps over it."""
    wall = dt.datetime.combine(day + minutes // 1440 * DAY, dt.time()) + dt.timedelta(minutes=minutes % 1440)
    place = ZoneInfo(zone)
    found = {wall.replace(tzinfo=place, fold=fold).astimezone(dt.UTC) for fold in (0, 1)}
    real = {one for one in found if one.astimezone(place).replace(tzinfo=None) == wall}
    yield from real or {_jump(wall, place)}


def _jump(wall: dt.datetime, place: ZoneInfo) -> dt.datetime:
    low = (wall - dt.timedelta(hours=3)).replace(tzinfo=place).astimezone(dt.UTC)
    high = (wall + dt.timedelta(hours=3)).replace(tzinfo=place).astimezone(dt.UTC)
    before = low.astimezone(place).utcoffset()
    while high - low > dt.timedelta(seconds=1):
        middle = low + (high - low) / 2
        if middle.astimezone(place).utcoffset() == before:
            low = middle
        else:
            high = middle
    return high.replace(microsecond=0)
