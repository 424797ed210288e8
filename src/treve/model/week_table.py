"""Weekly counts by area: what is known of places where the daily counts name none."""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class WeekCount:
    """Incidents of one area in the seven days from `week` on; area None: not stated. covered: on a front that the truce covers."""

    week: dt.date
    area: str | None
    covered: bool
    events: int


@dataclass(frozen=True, slots=True)
class WeekTable:
    """The rows of one table; a week and area without a row between the first and the last had no incident.

    first, last  first days of the first and of the last week, over all fronts
    """

    source: str
    first: dt.date
    last: dt.date
    rows: tuple[WeekCount, ...]
