"""A day counted from a signature whose day is told: "within sixty days of the signing, which took place today"."""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Iterator, Sequence

from treve.extract.time_mention import TimeForm, TimeMention

_FARTHEST = 80  # characters from the length to the day of the signature
_LENGTH = re.compile(r"P(\d+)([DW])")
# Folded: what stands between the length and the day.
_OF_SIGNING = re.compile(
    r" (?:after|following|of|from|suivant|apres|a compter de|siguientes a|despues de|desde|a partir de|после|со дня"
    r"|с момента|من|بعد)"
    r" ?(?:the |la |sa |leur |l'|its |today's |его |их )?(?:date (?:of|de) (?:la )?|تاريخ )?"
    r"(?:signing|signature|firma|suscripcion|подписани\w+|(?:ال)?توقيع\w*)"
    r"(?: (?:of|de|du|del|соглашения|документа|الاتفاق)(?: (?:the|la|el))? ?[^\s,.;]*)?,?"
    r" ?(?:which (?:took place|was held|happened)|that took place|held|intervenue?|survenue|realizada|celebrada|efectuada"
    r"|состоявшегося|которое состоялось|(?:الذي|التي) (?:جري|تم|جرت|تمت|حصل))?"
    r" ?(?:on |le |el |du |de |يوم )?"
)


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
    counted = _LENGTH.fullmatch(length.values[0]) if length.form is TimeForm.DURATION and length.values else None
    if counted is None or day.form is not TimeForm.DATE or not day.values or day.start - length.end > _FARTHEST:
        return None
    if _OF_SIGNING.fullmatch(text, length.end, day.start) is None:
        return None
    days = dt.timedelta(days=int(counted[1]) * (7 if counted[2] == "W" else 1))
    try:
        values = tuple(str(dt.date.fromisoformat(value) + days) for value in day.values)
    except OverflowError:
        return None
    why = "so long after the signature, whose day is told"
    return TimeMention(length.start, day.end, TimeForm.DATE, values, day.needs, why)
