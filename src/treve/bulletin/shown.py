"""Which agreements the page shows at length, and which days around the start of each."""

from __future__ import annotations

import datetime as dt
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any

import pyarrow as pa

from treve.bulletin import phrases
from treve.bulletin.charts import Span
from treve.store.protocol import Store

DAYS_BEFORE = 60
DAYS_AFTER = 90
"""Days drawn before the start, and from the start on: two months of what was, a season of what came."""

AT_LENGTH = 20
"""Agreements told at length; more would make a page that nobody reads, and one beyond a megabyte."""

MAIN_READING = "presumed"

Bounds = tuple[dt.datetime, dt.datetime | None]


@dataclass(frozen=True, slots=True)
class Shown:
    """One agreement told at length.

    told      its block of the summary
    reading   the reading that maps and charts follow: presumed, or the first there is
    starts, ends  earliest and latest instant of start and legal end under that reading; None: none is believed. A latest of None:
                  nobody states one, only that it is not earlier (a truce declared, without a start)
    span      days drawn; None: no start is known, or no data lie around it
    """

    agreement_id: str
    title: str
    zone: str
    told: Mapping[str, Any]
    reading: str
    starts: Bounds | None
    ends: Bounds | None
    span: Span | None

    @property
    def start_day(self) -> dt.date | None:
        """The local day on which the truce starts at the earliest; None: no start is known."""
        return phrases.local_day(self.starts[0], self.zone) if self.starts and self.starts[1] else None

    @property
    def end_day(self) -> dt.date | None:
        """The local day on which it legally ends at the latest; None: no legal end is known."""
        return phrases.local_day(self.ends[1], self.zone) if self.ends and self.ends[1] else None


def choose(agreements: Sequence[Mapping[str, Any]]) -> list[Mapping[str, Any]]:
    """Blocks of the summary to tell at length: all, or the `AT_LENGTH` with most findings; in order of id."""
    ranked = sorted(agreements, key=lambda one: (-_findings(one), str(one["id"])))
    return sorted(ranked[:AT_LENGTH], key=lambda one: str(one["id"]))


def shown(
    agreements: Sequence[Mapping[str, Any]],
    readings: Sequence[Mapping[str, Any]],
    data: tuple[dt.date, dt.date] | None,
) -> tuple[Shown, ...]:
    """The agreements told at length; data: first and last day of the data, None if there are none."""
    by_key = {(row["agreement_id"], row["reading"]): row for row in readings}
    return tuple(_shown(told, by_key, data) for told in choose(agreements))


def load(blocks: Sequence[Shown], store: Store) -> None:
    """Write `step_shown`: agreement_id, reading, first_day, last_day; the days are empty where none are drawn."""
    store.load(
        "step_shown",
        pa.table(
            {
                "agreement_id": pa.array([one.agreement_id for one in blocks], pa.string()),
                "reading": pa.array([one.reading for one in blocks], pa.string()),
                "first_day": pa.array([one.span.first if one.span else None for one in blocks], pa.date32()),
                "last_day": pa.array([one.span.last if one.span else None for one in blocks], pa.date32()),
            }
        ),
    )


def _shown(
    told: Mapping[str, Any], readings: Mapping[tuple[str, str], Mapping[str, Any]], data: tuple[dt.date, dt.date] | None
) -> Shown:
    names = [one["reading"] for one in told["readings"]]
    reading = MAIN_READING if MAIN_READING in names or not names else names[0]
    row = readings.get((told["id"], reading))
    starts = _bounds(row, "starts")
    return Shown(
        agreement_id=told["id"],
        title=told["title"],
        zone=told["zone"],
        told=told,
        reading=reading,
        starts=starts,
        ends=_bounds(row, "ends"),
        span=_span(phrases.local_day(starts[0], told["zone"]), data) if starts and starts[1] and data else None,
    )


def _bounds(row: Mapping[str, Any] | None, column: str) -> Bounds | None:
    if row is None or row[f"{column}_earliest"] is None:
        return None
    return row[f"{column}_earliest"], row[f"{column}_latest"]


def _span(start: dt.date, data: tuple[dt.date, dt.date]) -> Span | None:
    first = max(start - dt.timedelta(days=DAYS_BEFORE), data[0])
    last = min(start + dt.timedelta(days=DAYS_AFTER - 1), data[1])
    return Span(first, last) if first <= last else None


def _findings(told: Mapping[str, Any]) -> int:
    """Incidents with a finding under the reading that has most of them."""
    outside = ("outside_time", "outside_territory")
    return max(
        (
            sum(count for verdict, count in one["findings"].items() if verdict not in outside)
            for one in told["readings"]
        ),
        default=0,
    )
