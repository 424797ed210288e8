"""What a printed figure allows: "at least 12", "about 100", "1,403", "500-600"."""

from __future__ import annotations

import re
from decimal import Decimal

from treve.errors import BadValue
from treve.model.published_total import Bounds

EXPECTED_FIGURE = (
    "a number of 0 or more, a range such as 500-600, or at least, more than, up to, fewer than or about a number"
)

EXPECTED_ONE_READING = (
    "a number that can be read in one way: 1403 or 1,403 where thousands are meant, 1.40 or 1.4030 for a fraction"
)

NOTHING_KNOWN = Bounds(Decimal(0), None)

# English words as sources and coders write them; each says which side of the number is open.
_AT_LEAST = ("at least", "no fewer than", "not less than", "minimum", "min", ">=", "≥")
_MORE_THAN = ("more than", "over", "above", ">")
_AT_MOST = ("at most", "up to", "no more than", "maximum", "max", "<=", "≤")
_FEWER_THAN = ("fewer than", "less than", "under", "below", "<")
_ABOUT = (
    "about",
    "around",
    "approximately",
    "approximate",
    "approx.",
    "approx",
    "circa",
    "ca.",
    "ca",
    "close to",
    "nearly",
    "almost",
    "some",
    "roughly",
    "~",
    "≈",
)
_UNKNOWN = frozenset({"", "?", "unknown", "not stated", "n/a", "na", "-", "–", "—"})

_NUMBER = r"\d{1,3}(?:[,\u202f\u00a0 ]\d{3})+|\d+(?:\.\d+)?"
# One thousand four hundred and three in half of Europe, a little more than one elsewhere.
_TWO_READINGS = re.compile(r"(?<![\d.,])[1-9]\d{0,2}(?:\.\d{3})+(?![\d.,])")
_PLAIN = re.compile(rf"({_NUMBER})(\+)?")
_RANGE = re.compile(rf"({_NUMBER})\s*(?:-|–|to)\s*({_NUMBER})")


def read_figure(text: str, note: str, where: str, *, whole: bool = True) -> Bounds:
    """Read a figure with the words before it; words that open the note ("at least; all parties") count as if before it.

    whole  things are counted, so that more than 12 is at least 13; False for a share or an average, which may be 12.4
    Blank, "?" or "unknown" is a figure that is not known. 1,403 is one thousand four hundred and three, and 0.403 a
    fraction; 1.403 may be either and is refused.
    Raises BadValue for anything else.
    """
    written = " ".join(text.split()).lower()
    if written in _UNKNOWN:
        return NOTHING_KNOWN
    if _TWO_READINGS.search(written):
        raise BadValue(where, "value", text, EXPECTED_ONE_READING)
    opening = note.split(";")[0].strip().lower()
    fault = BadValue(where, "value", text, EXPECTED_FIGURE)
    return _bounds(written, opening if opening in _WORDS else "", whole, fault)


def _bounds(written: str, opening: str, whole: bool, fault: BadValue) -> Bounds:
    word = next((word for word in _WORDS if written.startswith(word)), "")
    rest = written.removeprefix(word).strip()
    if ends := _RANGE.fullmatch(rest):
        low, high = _number(ends[1]), _number(ends[2])
        if word or high < low:
            raise fault
        return Bounds(low, high)
    found = _PLAIN.fullmatch(rest)
    if not found or (found[2] and word):
        raise fault
    return _open(_number(found[1]), _WORDS.get(word or opening, "at_least" if found[2] else "exact"), whole)


def _open(number: Decimal, side: str, whole: bool) -> Bounds:
    # Things counted are whole: more than 12 is at least 13. Of a fraction only the number itself is sure.
    step = Decimal(1) if whole and number == number.to_integral_value() else Decimal(0)
    match side:
        case "at_least":
            return Bounds(number, None)
        case "more_than":
            return Bounds(number + step, None)
        case "at_most":
            return Bounds(Decimal(0), number)
        case "fewer_than":
            return Bounds(Decimal(0), max(number - step, Decimal(0)))
        case "about":
            return NOTHING_KNOWN
    return Bounds(number, number)


def _number(text: str) -> Decimal:
    return Decimal(re.sub("[,\u202f\u00a0 ]", "", text))


_SIDES = (
    ("at_least", _AT_LEAST),
    ("more_than", _MORE_THAN),
    ("at_most", _AT_MOST),
    ("fewer_than", _FEWER_THAN),
    ("about", _ABOUT),
)
_WORDS = dict(sorted(((word, side) for side, words in _SIDES for word in words), key=lambda each: -len(each[0])))
