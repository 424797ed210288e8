"""Days and hours as the linker compares them: the slots of time a span of days may lie in, and wall times as minutes."""

from __future__ import annotations

import datetime as dt

import numpy as np
import pyarrow as pa

EPOCH = dt.date(1970, 1, 1)
"""Day number 0."""

SLOT_DAYS = 6
"""Days in one slot of time. Longer slots hold more pairs that are no candidates, shorter ones are entered more often."""


def slots(spans: pa.Table, days_apart: int) -> tuple[pa.Table, int]:
    """The rows of step_slot for distinct spans (first_number, last_number), and how many slots there are.

    Half the window is added on either side, rounded up, so that the spans of every candidate pair share a slot.
    """
    first, last = (spans.column(name).to_numpy() for name in ("first_number", "last_number"))
    if not len(first):
        return _slot_table(first, last, first, first == 0), 1
    half = (days_apart + 1) // 2
    begin, end = (first - half) // SLOT_DAYS, (last + half) // SLOT_DAYS
    least = begin.min()
    entered = end - begin + 1
    which = np.repeat(np.arange(len(first)), entered)
    within = np.arange(len(which)) - np.repeat(np.cumsum(entered) - entered, entered)
    table = _slot_table(first[which], last[which], begin[which] - least + within, within == 0)
    return table, int(end.max() - least) + 1


def _slot_table(first: object, last: object, slot: object, starts: object) -> pa.Table:
    return pa.table({"first_number": first, "last_number": last, "slot": slot, "starts": starts})


def clock() -> pa.Table:
    """The rows of step_clock: every wall time HH:MM and its minute of the day."""
    minutes = range(24 * 60)
    return pa.table(
        {
            "time_local": [f"{minute // 60:02}:{minute % 60:02}" for minute in minutes],
            "minute": pa.array(minutes, pa.int64()),
        }
    )
