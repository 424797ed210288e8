"""Days and hours as the linker compares them: the day from which days are counted, and wall times as minutes."""

from __future__ import annotations

import datetime as dt

import pyarrow as pa

EPOCH = dt.date(1970, 1, 1)
"""Day number 0."""


def clock() -> pa.Table:
    """The rows of step_clock: every wall time HH:MM and its minute of the day."""
    minutes = range(24 * 60)
    return pa.table(
        {
            "time_local": [f"{minute // 60:02}:{minute % 60:02}" for minute in minutes],
            "minute": pa.array(minutes, pa.int64()),
        }
    )
