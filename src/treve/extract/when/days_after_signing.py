"""A day counted from a signature whose day is told: "within sixty days of the signing, which took place today"."""

from __future__ import annotations

import calendar
import datetime as dt
import re
from collections.abc import Iterator, Sequence

from treve.extract.when.time_mention import TimeForm, TimeMention

_FARTHEST = 80  # characters from the length to the day of the signature
_LENGTH = re.compile(r"P(T?)(\d+)([DWHM])")
_DAY = 24  # hours
_MOST_MONTHS = 1_200
# Folded: what stands between the length and the day.
_OF_SIGNING = re.compile(
    r" (?:after|following|of|from|suivant|apres|a compter de|siguientes a|despues de|desde|a partir de|после|со дня"
    r"|с момента|من|بعد)"
    r" ?(?:the |la |sa |leur |l'|its |today's |его |их )?(?:date (?:of|de) (?:la )?|تاريخ )?"
    r"(?:signing|signature|firma|suscripcion|подписани\w+|(?:ال)?توقيع\w*)"
    r"(?: (?:of|de|du|del|соглашения|документа|الاتفاق)(?: (?:the|this|said|present|la|le|el|cet|cette"
    r"|ce|este|esta|l'))? ?[^\s,.;]*)?,?"
    r" ?(?:which (?:took place|was held|happened)|that took place|held|intervenue?|survenue|realizada|celebrada|efectuada"
    r"|состоявшегося|которое состоялось|(?:الذي|التي) (?:جري|تم|جرت|تمت|حصل))?"
    r" ?(?:on |le |el |du |de |del |в |يوم )?"
)


_BEFORE_ITS_DAY = re.compile(r" (?:of|after|following|from) ")
_ITS_SIGNING = re.compile(r"'s (?:signing|signature)")
# Folded: a delay that counts from a day told right behind it, and what grants such a delay.
_FROM_DAY = re.compile(
    r",? ?(?:(?:from|starting|beginning|counting from|as of|a compter d[eu']|a partir d[eu']|a dater d[eu']"
    r"|a contar de(?:sde)?|a partir de|desde"
    r"|начиная с|считая с|с|со|ابتداء من|اعتبارا من|بدءا من|من)(?!\w)|(?:a compter d|a partir d|a dater d)') ?(?:le |el |la |يوم )?"
)
_FROM_EVENT = re.compile(
    r" (?:of|after|following|from|suivant|apres|a compter de|siguientes a|despues de|desde|a partir de"
    r"|после|со дня|с момента|من|بعد)"
    r" ?(?:the |la |le |l'|el |al )?(?:entry|start|beginning|arrival|adoption|announcement|ceasefire|truce|agreement"
    r"|entree|debut|arrivee"
    r"|annonce|cessez-le-feu|treve|accord|entrada|inicio|comienzo|llegada|anuncio|tregua|cese|alto|acuerdo|вступлени\w|начала|объявлени\w"
    r"|прибыти\w|перемири\w|прекращени\w|соглашени\w|دخول|بدء|بدايه|وصول|اعلان|الهدنه|الاتفاق|وقف)(?!\w)[^.;:!?()]{0,50}?"
    r",? (?:on |le |el |в |du |de |del |يوم )?"
)
_GRANTED = re.compile(
    r"(?<!\w)(?:within|in the(?: next)?|dans (?:les|un delai (?:maximal |maximum )?de)"
    r"|(?:d'un |un |le )?delai (?:maximal |maximum )?de|sous"
    r"|dispos\w+ (?:encore )?de|(?:(?:en|dentro de|de) )?un plazo (?:maximo )?de|en los(?: proximos)?|dentro de(?: los)?"
    r"|dispon\w+ de"
    r"|в течение|в срок|срок(?: в)?|не позднее|خلال|في غضون|مهله(?: من| مدتها)?|deadline of|grace period of) $"
)
_GRANTED_WITHIN = 40  # characters


def from_signings(text: str, mentions: Sequence[TimeMention]) -> Iterator[TimeMention]:
    """The mentions, a length and the day of a signature from which it counts as the one day that they mean.

    text  folded
    """
    number = 0
    while number < len(mentions):
        one = mentions[number]
        following = mentions[number + 1] if number + 1 < len(mentions) else None
        joined = _joined(text, one, following) if following is not None else None
        yield joined or one
        number += 1 + (joined is not None)


def _joined(text: str, length: TimeMention, day: TimeMention) -> TimeMention | None:
    counted = _days(length)
    if counted is None or day.form is not TimeForm.DATE or not day.values or day.start - length.end > _FARTHEST:
        return None
    counted_from_signing = _OF_SIGNING.fullmatch(text, length.end, day.start) is not None
    if _BEFORE_ITS_DAY.fullmatch(text, length.end, day.start) and _ITS_SIGNING.match(text, day.end):
        counted_from_signing = True  # "within five days of Wednesday's signing"
    if not counted_from_signing and not _is_delay(text, length, day):
        return None
    try:
        values = tuple(str(_later(dt.date.fromisoformat(value), counted)) for value in day.values)
    except OverflowError:
        return None
    why = "so long after the signature, whose day is told" if counted_from_signing else "so long after the day told"
    return TimeMention(length.start, day.end, TimeForm.DATE, values, day.needs, why)


def _later(day: dt.date, length: dt.timedelta | int) -> dt.date:
    """A day so many days or months after another; the last of a shorter month."""
    if isinstance(length, dt.timedelta):
        return day + length
    year, month = divmod(day.year * 12 + day.month - 1 + length, 12)
    return dt.date(year, month + 1, min(day.day, calendar.monthrange(year, month + 1)[1]))


def _days(length: TimeMention) -> dt.timedelta | int | None:
    """A length as whole days, or as a number of months; None for minutes and for hours that are no days."""
    found = _LENGTH.fullmatch(length.values[0]) if length.form is TimeForm.DURATION and length.values else None
    if found is None or (found[1] and found[3] != "H"):
        return None
    count = int(found[2])
    if found[3] == "M":
        return count if count < _MOST_MONTHS else None
    if found[3] == "H":
        return dt.timedelta(hours=count) if count % _DAY == 0 else None
    return dt.timedelta(days=count * (7 if found[3] == "W" else 1))


def _is_delay(text: str, length: TimeMention, day: TimeMention) -> bool:
    """ "Have fifteen days from today to withdraw"; "a truce of fifteen days from today" begins on that day."""
    before = text[max(0, length.start - _GRANTED_WITHIN) : length.start]
    if _GRANTED.search(before) is None:
        return False
    return any(one.fullmatch(text, length.end, day.start) for one in (_FROM_DAY, _FROM_EVENT))
