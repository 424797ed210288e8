"""Days and hours as the linker compares them: the slots of time a span of days may lie in, and wall times as minutes."""

from __future__ import annotations

import datetime as dt

import numpy as np
import pyarrow as pa

from treve.link.window import Window

EPOCH = dt.date(1970, 1, 1)
"""Day number 0."""

SLOT_DAYS = 6
"""Days in one slot of time. Longer slots hold more pairs that are no candidates, shorter ones are entered more often."""


def slots(spans: pa.Table, window: Window) -> tuple[pa.Table, int]:
    """The rows of step_slot for distinct spans (first_number, last_number), and how many slots there are.

    Half the window is added on either side, rounded up, so that the spans of every candidate pair share a slot. A span of more
    days than the window's longest has none. until_number: the last day on which a report of a pair may begin. signs: 1 in the
    first slot of a span, otherwise 0.
    """
    first, last = (spans.column(name).to_numpy() for name in ("first_number", "last_number"))
    short = last - first < window.longest_days
    first, last = first[short], last[short]
    half = (window.days + 1) // 2
    begin, end = (first - half) // SLOT_DAYS, (last + half) // SLOT_DAYS
    least = int(begin.min()) if len(begin) else 0
    entered = end - begin + 1
    which = np.repeat(np.arange(len(first)), entered)
    within = np.arange(len(which)) - np.repeat(np.cumsum(entered) - entered, entered)
    table = pa.table(
        {
            "first_number": first[which],
            "last_number": last[which],
            "until_number": last[which] + window.days,
            "slot": begin[which] - least + within,
            "signs": (within == 0).astype(np.int16),
        }
    )
    return table, int((end - least).max(initial=0)) + 1


def clock() -> pa.Table:
    """The rows of step_clock: every wall time HH:MM and its minute of the day."""
    minutes = range(24 * 60)
    return pa.table(
        {
            "time_local": [f"{minute // 60:02}:{minute % 60:02}" for minute in minutes],
            "minute": pa.array(minutes, pa.int64()),
        }
    )
