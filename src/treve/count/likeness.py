"""How much two entries look like one incident. One conservative rule, to be replaced by the linker's weights where there are any.

It never uses blame: hostile registers agree on what happened more often than on who did it, and a match that leaned on blame
could not find a conflict about it.
"""

from __future__ import annotations

import math
from collections.abc import Callable

from treve.model.act import FAMILY, Act
from treve.model.register import Entry

Likeness = Callable[[Entry, Entry], float | None]
"""Likeness of two entries, 0 to 1; None: they cannot be the same incident."""

# Recorders close their day at different hours: an incident near midnight stands on two days.
DAYS_APART = 1
# Two recorders place one town's incident a few kilometres apart; a district away is another incident.
WITHIN_KM = 5.0
EARTH_KM = 6371.0088
"""Mean radius R1 of GRS 80, as in the store's kilometres_between."""


def likeness(left: Entry, right: Entry) -> float | None:
    """Product of the likeness of days, places, acts and tolls, each 0 to 1. A vague day or place is weak evidence.

    None if the days are more than one apart, the places further than their precision and 5 km allow, or, where one
    has no point, the divisions differ.
    """
    days = _days(left, right)
    place = _place(left, right) if days else None
    if not days or not place:
        return None
    return days * place * _act(left.act, right.act) * _toll(left.deaths, right.deaths)


def kilometres(left: Entry, right: Entry) -> float | None:
    """Great-circle distance of the points; None if one is missing."""
    if None in (left.latitude, left.longitude, right.latitude, right.longitude):
        return None
    points = (left.latitude, left.longitude, right.latitude, right.longitude)
    lat_1, lon_1, lat_2, lon_2 = (math.radians(degrees or 0.0) for degrees in points)
    half = math.sin((lat_2 - lat_1) / 2) ** 2
    half += math.cos(lat_1) * math.cos(lat_2) * math.sin((lon_2 - lon_1) / 2) ** 2
    return 2 * EARTH_KM * math.asin(math.sqrt(min(1.0, half)))


def days_between(left: Entry, right: Entry) -> int:
    """Whole days between the spans; 0 if they meet."""
    return max((right.first - left.last).days, (left.first - right.last).days, 0)


def _days(left: Entry, right: Entry) -> float:
    gap = days_between(left, right)
    if gap > DAYS_APART:
        return 0.0
    widest = max((one.last - one.first).days + 1 for one in (left, right))
    return (0.6 if gap else 1.0) / math.sqrt(widest)


def _place(left: Entry, right: Entry) -> float:
    apart = kilometres(left, right)
    if apart is None:
        return _named_place(left, right)
    reach = WITHIN_KM + (left.radius_km or 0.0) + (right.radius_km or 0.0)
    if None in (left.radius_km, right.radius_km):
        return _named_place(left, right)
    if apart > 2 * reach:
        return 0.0
    return math.exp(-((apart / reach) ** 2)) * math.sqrt(WITHIN_KM / max(WITHIN_KM, reach / 2))


def _named_place(left: Entry, right: Entry) -> float:
    """Without points: the same name is fair evidence, the same division little, different divisions rule it out."""
    if left.admin1 and right.admin1 and left.admin1 != right.admin1:
        return 0.0
    if left.place and left.place.casefold() == right.place.casefold():
        return 0.8
    return 0.2 if left.admin1 and left.admin1 == right.admin1 else 0.0


def _act(left: str | None, right: str | None) -> float:
    if left is None or right is None or Act.ARMED_FORCE_UNSPECIFIED.value in (left, right):
        return 0.7
    if left == right:
        return 1.0
    return 0.6 if FAMILY[Act(left)] is FAMILY[Act(right)] else 0.3


def _toll(left: tuple[int | None, int | None], right: tuple[int | None, int | None]) -> float:
    (low, high), (other_low, other_high) = left, right
    if (low is None and high is None) or (other_low is None and other_high is None):
        return 0.8
    if not tolls_apart(left, right):
        return 1.0
    smaller, larger = sorted((_middle(low, high), _middle(other_low, other_high)))
    return 0.3 + 0.7 * (smaller + 1) / (larger + 1)


def tolls_apart(left: tuple[int | None, int | None], right: tuple[int | None, int | None]) -> bool:
    """Whether no number of deaths fits both; what is not stated fits everything."""
    return _below(left[1], right[0]) or _below(right[1], left[0])


def _below(high: int | None, low: int | None) -> bool:
    return high is not None and low is not None and high < low


def _middle(low: int | None, high: int | None) -> float:
    ends = [end for end in (low, high) if end is not None]
    return sum(ends) / len(ends)
