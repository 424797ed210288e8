"""Reports of each recorder in periods of equal length, beside those of all others."""

from __future__ import annotations

import datetime as dt
from collections import Counter, defaultdict
from collections.abc import Mapping, Sequence
from typing import Any

from treve.model.series_break import RecorderSeries
from treve.store.protocol import Store

PERIOD_DAYS = 7


def recorder_series(store: Store, period_days: int = PERIOD_DAYS) -> tuple[RecorderSeries, ...]:
    """One series for each recorder, over the days of the whole run; a last period that is not full is left out."""
    return series_of(store.fetch("count/recorder_day.sql").to_pylist(), period_days)


def series_of(rows: Sequence[Mapping[str, Any]], period_days: int) -> tuple[RecorderSeries, ...]:
    """The same from rows of recorder, day and reports."""
    if not rows:
        return ()
    first = min(row["day"] for row in rows)
    last: dt.date = max(row["day"] for row in rows)
    periods = ((last - first).days + 1) // period_days
    counts: dict[str, Counter[int]] = defaultdict(Counter)
    for row in rows:
        counts[row["recorder"]][(row["day"] - first).days // period_days] += row["reports"]
    everybody = [sum(own[period] for own in counts.values()) for period in range(periods)]
    return tuple(
        RecorderSeries(
            recorder,
            first,
            period_days,
            tuple(own[period] for period in range(periods)),
            tuple(everybody[period] - own[period] for period in range(periods)),
        )
        for recorder, own in sorted(counts.items())
    )
