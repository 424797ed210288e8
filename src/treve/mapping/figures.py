"""Cells that count: numbers with the thousands separators of any language, ranges, and bounds such as `at least 5`."""

from __future__ import annotations

import re
from collections.abc import Iterable

from treve.errors import BadValue
from treve.mapping.cells import Cell, european_digits, text_of

EXPECTED = "a whole number, 0 or more, or a range such as 5-7 or at least 5"

_NUMBER = r"\d{1,3}(?:[ ,.'’\u00a0\u202f]\d{3})+(?:[.,]0{1,2})?|\d+(?:[.,]0+)?"
_ALONE = re.compile(_NUMBER)
_GROUPED = re.compile(r"\d{1,3}(?:[.,]\d{3})+")
_ZEROS = re.compile(r"\d{1,3}[.,]000")
_RANGE = re.compile(rf"({_NUMBER})\s*(?:-|–|—|to|à|a|ou|or|إلى|الى|до)\s*({_NUMBER})", re.IGNORECASE)
_AT_LEAST = r"at least|min\.?|minimum|au moins|al menos|على الأقل|على الاقل|ما لا يقل عن|لا يقل عن|не менее|≥|>="
_MORE_THAN = r"more than|over|plus de|más de|أكثر من|اكثر من|более|>"
_UP_TO = r"up to|at most|max\.?|maximum|jusqu['’]à|au plus|hasta|لا يزيد عن|ما يصل إلى|до|≤|<="
_BELOW = r"less than|fewer than|moins de|menos de|أقل من|اقل من|менее|<"
_BOUND = re.compile(rf"(?:({_AT_LEAST})|({_MORE_THAN})|({_UP_TO})|({_BELOW}))\s*({_NUMBER})", re.IGNORECASE)
_BOUND_BEHIND = re.compile(rf"({_NUMBER})\s*(?:\+|({_AT_LEAST})|({_UP_TO}))", re.IGNORECASE)


def zeros_behind(texts: Iterable[str]) -> bool | None:
    """Whether `3.000` is three in a column of these texts, and not three thousand; None: nothing tells.

    A text such as `0.000` tells that it is three, one such as `1.250` that it is three thousand, since counts are whole.
    """
    grouped = [text for text in texts if _GROUPED.fullmatch(text)]
    if not grouped or any(not _ZEROS.fullmatch(text) for text in grouped):
        return False
    return True if any(text.startswith("0") for text in grouped) else None


def read_range(cell: Cell, decimals: bool = False) -> tuple[int | None, int | None]:
    """The lowest and the highest number a cell allows, both included; None: it sets no bound on that side.

    decimals  `3.000` is three and not three thousand
    Raises BadValue for anything that is no count: an approximation (`about 5`) is none, since it bounds nothing.
    """
    written = text_of(cell)
    if isinstance(cell, float) and not cell.is_integer():
        raise BadValue("", "count", written, EXPECTED)
    text = " ".join(european_digits(written).split())
    if decimals and _ZEROS.fullmatch(text):
        text = text[: -len(".000")]
    if _ALONE.fullmatch(text):
        number = _whole(text)
        return number, number
    if found := _RANGE.fullmatch(text):
        low, high = _whole(found[1]), _whole(found[2])
        if low <= high:
            return low, high
    elif found := _BOUND.fullmatch(text):
        return _bounds(found)
    elif found := _BOUND_BEHIND.fullmatch(text):
        return (None, _whole(found[1])) if found[3] else (_whole(found[1]), None)
    raise BadValue("", "count", written, EXPECTED)


def read_number(cell: Cell, decimals: bool = False) -> int:
    """One whole number, 0 or more. Raises BadValue."""
    low, high = read_range(cell, decimals)
    if low is None or low != high:
        raise BadValue("", "count", text_of(cell), "a whole number, 0 or more")
    return low


def _bounds(found: re.Match[str]) -> tuple[int | None, int | None]:
    least, more, most, below, figure = found.groups()
    number = _whole(figure)
    if least or more:
        return (number + bool(more), None)
    if most or number > 0:
        return (None, number - bool(below))
    raise BadValue("", "count", found[0], EXPECTED)


def _whole(text: str) -> int:
    plain = re.sub(r"(?<=[ ,.'’\u00a0\u202f]\d{3})[.,]0{1,2}$", "", text)
    plain = re.sub(r"[ '’\u00a0\u202f]", "", plain)
    if re.fullmatch(r"\d{1,3}(?:[.,]\d{3})+", plain):
        return int(re.sub(r"[.,]", "", plain))
    return int(re.split(r"[.,]", plain)[0])
