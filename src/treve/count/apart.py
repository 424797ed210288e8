"""How far two entries lie apart: in days, in kilometres, in what they say of the dead."""

from __future__ import annotations

import math

from treve.model.register import Entry

# Recorders close their day at different hours: an incident near midnight stands on two days.
DAYS_APART = 1
# Two recorders place one town's incident a few kilometres apart.
WITHIN_KM = 5.0
EARTH_KM = 6371.0088
"""Mean radius R1 of GRS 80, as in the store's kilometres_between."""


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


def tolls_apart(left: tuple[int | None, int | None], right: tuple[int | None, int | None]) -> bool:
    """Whether no number of deaths fits both; what is not stated fits everything."""
    return _below(left[1], right[0]) or _below(right[1], left[0])


def _below(high: int | None, low: int | None) -> bool:
    return high is not None and low is not None and high < low
