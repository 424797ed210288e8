"""What could not be seen: where one was kept out, watching that did not take place, and days on which nobody watched an area.

Nothing here says that nothing happened there.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from treve.casebook.watch import ACCESS, EFFORT

Record = Mapping[str, Any]


@dataclass(frozen=True, slots=True)
class Unwatched:
    """What was not observed in a window of days.

    kept_out  records of access denied, delayed or put under conditions, newest first
    outages   records of watching that lasted no minute, newest first
    gaps      area → days of the window without a minute watched there; only areas that somebody is known to watch
    records   records in the window; 0: nothing is known of what could be seen
    """

    kept_out: tuple[Record, ...]
    outages: tuple[Record, ...]
    gaps: Mapping[str, tuple[str, ...]]
    records: int


def unwatched(records: Sequence[Record], first: dt.date, last: dt.date) -> Unwatched:
    """What was not observed on the days from `first` to `last`, both included.

    records  as `watch.listing` tells them; those of earlier days say which areas are watched at all
    """
    days = [(first + dt.timedelta(days=number)).isoformat() for number in range((last - first).days + 1)]
    within = [one for one in records if days and days[0] <= one["day"] <= days[-1]]
    newest = sorted(within, key=lambda one: str(one["day"]), reverse=True)
    watched: dict[str, set[str]] = {}
    for one in records:
        if one["what"] in EFFORT and one.get("minutes") != 0:
            watched.setdefault(str(one["area"]), set()).add(str(one["day"]))
    gaps = {area: tuple(day for day in days if day not in seen) for area, seen in sorted(watched.items())}
    return Unwatched(
        tuple(one for one in newest if one["what"] in ACCESS),
        tuple(one for one in newest if one["what"] in EFFORT and one.get("minutes") == 0),
        {area: missed for area, missed in gaps.items() if missed},
        len(within),
    )
