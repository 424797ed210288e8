"""Number texts → numbers. Nothing is rounded, filled in or repaired."""

from __future__ import annotations

import math
import re

from treve.errors import BadValue

EXPECTED_COUNT = "a whole number, 0 or more"
EXPECTED_WHOLE_NUMBER = "a whole number"
EXPECTED_LATITUDE = "degrees north from -90 to 90, with a decimal point"
EXPECTED_LONGITUDE = "degrees east from -180 to 180, with a decimal point"
EXPECTED_TRUTH = "true or false, yes or no, 1 or 0"

# "5.0" is how spreadsheets and data frames write 5 in a column that also has blanks. Eighteen digits fit in 64 bits.
_WHOLE = re.compile(r"([+-]?\d{1,18})(?:\.0+)?", re.ASCII)
_DECIMAL = re.compile(r"[+-]?(?:\d+(?:\.\d*)?|\.\d+)(?:[eE][+-]?\d{1,3})?", re.ASCII)
_TRUTH = {"true": True, "yes": True, "1": True, "1.0": True, "false": False, "no": False, "0": False, "0.0": False}


def read_count(text: str, where: str) -> int:
    """Read `0`, `12` or `12.0` as a number of things, 0 or more.

    Raises BadValue for anything else.
    """
    found = _WHOLE.fullmatch(text.strip())
    if not found or int(found[1]) < 0:
        raise BadValue(where, "count", text, EXPECTED_COUNT)
    return int(found[1])


def read_whole_number(text: str, where: str) -> int:
    """Read `-1`, `12` or `12.0` as a whole number.

    Raises BadValue for anything else.
    """
    found = _WHOLE.fullmatch(text.strip())
    if not found:
        raise BadValue(where, "whole number", text, EXPECTED_WHOLE_NUMBER)
    return int(found[1])


def read_latitude(text: str, where: str) -> float:
    """Read decimal degrees north, -90 to 90.

    Raises BadValue for anything else, a decimal comma included.
    """
    return _degrees(text, 90.0, BadValue(where, "latitude", text, EXPECTED_LATITUDE))


def read_longitude(text: str, where: str) -> float:
    """Read decimal degrees east, -180 to 180.

    Raises BadValue for anything else, a decimal comma included.
    """
    return _degrees(text, 180.0, BadValue(where, "longitude", text, EXPECTED_LONGITUDE))


def read_truth(text: str, where: str) -> bool:
    """Read `true`/`false`, `yes`/`no` or `1`/`0`, in any case.

    Raises BadValue for anything else.
    """
    found = _TRUTH.get(text.strip().lower())
    if found is None:
        raise BadValue(where, "boolean", text, EXPECTED_TRUTH)
    return found


def _degrees(text: str, limit: float, fault: BadValue) -> float:
    written = text.strip()
    if not _DECIMAL.fullmatch(written):
        raise fault
    degrees = float(written)
    if not math.isfinite(degrees) or abs(degrees) > limit:
        raise fault
    return degrees
