"""The local days and wall times of the reports as instants: tables calendar and local_time."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import Any

import pyarrow as pa

from treve.normalise.zones import local_time
from treve.resolve.day_instants import day_instants, midnights
from treve.store.arrow_types import arrow_schema
from treve.store.protocol import Store

_CALENDAR = arrow_schema("calendar")
_LOCAL_TIME = arrow_schema("local_time")


def calendar(store: Store) -> None:
    """Fill `calendar` with each day of each zone in use, and `local_time` with each wall time a report states.

    Raises BadValue for a zone that does not exist or a wall time that is none.
    """
    spans = store.fetch("resolve/calendar_span.sql").to_pylist()
    store.load("calendar", pa.Table.from_batches(_calendar_batches(spans), _CALENDAR))
    stated = store.fetch("resolve/distinct_local_times.sql").to_pylist()
    rows = []
    for row in stated:
        starts_at, ends_at = local_time(row["zone"], row["day"], row["time_local"])
        rows.append({**row, "starts_at": starts_at, "ends_at": ends_at})
    store.load("local_time", pa.Table.from_pylist(rows, _LOCAL_TIME))


def _calendar_batches(spans: Sequence[dict[str, Any]]) -> Iterator[pa.RecordBatch]:
    if not spans:
        return
    # Every zone has the span of all reports.
    at = midnights(spans[0]["first"], spans[0]["last"])
    days = at.days()
    for row in spans:
        starts, ends = day_instants(row["zone"], at)
        yield pa.RecordBatch.from_arrays(
            [
                pa.repeat(pa.scalar(row["zone"], pa.string()), len(days)),
                pa.array(days, pa.date32()),
                pa.array(starts, pa.timestamp("us")),
                pa.array(ends, pa.timestamp("us")),
            ],
            schema=_CALENDAR,
        )
