"""The minutes that words tell beside an hour: "moins le quart", "half past", «без четверти», «половина шестого»."""

from __future__ import annotations

import re

from treve.extract.counted.number_lexicon import small_count
from treve.model.draft import Language

_JOINED = re.compile(r"^(?:et |y |moins |menos |без )+|(?: (?:minutes?|minutos?|минут[ыау]?))$")


def minutes_told(words: str, language: Language | None = None) -> int:
    """The minutes of folded words: a number of them, or a part of an hour."""
    if not words:
        return 0
    number = small_count(_JOINED.sub("", words), language) if language else None
    if number is not None:
        return number
    return next((number for written, number in _MINUTES if written in words), 30)


def minutes_after(words: str) -> int:
    """The minutes of "five minutes past midnight"; one where no number is told."""
    number = next((one for one in words.split() if one.isdigit()), None)
    if number is not None:
        return int(number)
    return next((minutes for written, minutes in (*_FEW, *_MINUTES) if written in words), 1)


_FEW = (("quarter", 15), ("half", 30), ("fifteen", 15), ("quince", 15), ("пятнадцат", 15), ("deux", 2), ("two", 2),
        ("dos", 2), ("две", 2), ("пять", 5), ("десять", 10), ("двадцать", 20))  # fmt: skip
# The longer words first: "vingt-cinq" is no "vingt".
_MINUTES = (
    ("quarante-cinq", 45), ("quarante", 40), ("cinquante", 50), ("quarter", 15), ("quart", 15), ("cuarto", 15), ("четверт", 15),
    ("خمس واربعين", 45), ("خمس وثلاثين", 35), ("خمس وعشرين", 25), ("خمس وخمسين", 55), ("اربعين", 40), ("خمسين", 50),
    ("ثلاثين", 30), ("عشرين", 20), ("خمس عشر", 15), ("ربع", 15), ("quinze", 15), ("vingt-cinq", 25), ("twenty-five", 25),
    ("veinticinco", 25), ("двадцати пяти", 25), ("vingt", 20), ("twenty", 20), ("veinte", 20), ("двадцати", 20), ("ثلث", 20),
    ("dix", 10), ("ten", 10), ("diez", 10), ("десяти", 10), ("عشر", 10), ("cinq", 5), ("five", 5), ("cinco", 5), ("пяти", 5),
    ("خمس", 5), ("un minuto", 1),
)  # fmt: skip
HOUR_UNDER_WAY = {
    word: hour
    for hour, word in enumerate(
        [
            "первого",
            "второго",
            "третьего",
            "четвертого",
            "пятого",
            "шестого",
            "седьмого",
            "восьмого",
            "девятого",
            "десятого",
            "одиннадцатого",
            "двенадцатого",
        ]
    )
}
