"""The calendars of all time zones in numbers: from when until when local days, and a minute of one, last.

The rule by which `incident.sql` takes what one report says, for many reports at once.
"""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
import numpy.typing as npt
import pyarrow as pa
import pyarrow.compute as pc

from treve.link.place_keys import NOT_STATED
from treve.store.protocol import Store

Ints = npt.NDArray[np.int64]
Small = npt.NDArray[np.int32]

_MINUTES = 24 * 60
_NO_DAY = np.iinfo(np.int64).min
"""What stands for a day that the calendar of a zone does not have."""


@dataclass(frozen=True, slots=True)
class ZoneCalendar:
    """Local days of numbered zones, as microseconds since 1970 in UTC.

    first   the first day of a row, in days since 1970
    begins  when each day begins, a row a zone; ends: when it ends
    minutes  zone, day and minute of the day as one number each, in order, of the wall times that reports tell; from when until
        when each of them lasts
    """

    zones: tuple[str, ...]
    first: int
    begins: Ints
    ends: Ints
    minutes: Ints
    minute_begins: Ints
    minute_ends: Ints

    @staticmethod
    def of(store: Store) -> ZoneCalendar:
        """The calendars of a run: its tables calendar and local_time."""
        days, hours = store.fetch("calendar"), store.fetch("local_time")
        zones = tuple(sorted(set(days.column("zone").to_pylist())))
        number = _days(days)
        first, last = int(number.min(initial=0)), int(number.max(initial=0))
        begins, ends = (np.full((len(zones), last - first + 1), _NO_DAY) for _ in range(2))
        zone = _numbered(days, zones)
        for table, name in ((begins, "starts_at"), (ends, "ends_at")):
            table[zone, number - first] = _instants(days, name)
        clock = pc.split_pattern(hours.column("time_local"), ":")
        hour, minute = (pc.list_element(clock, at).cast(pa.int64()).to_numpy() for at in (0, 1))
        told = _told(_numbered(hours, zones), _days(hours) - first, hour * 60 + minute, begins.shape[1])
        line = np.argsort(told, kind="stable")
        minutes = (_instants(hours, name).take(line) for name in ("starts_at", "ends_at"))
        return ZoneCalendar(zones, first, begins, ends, told.take(line), *minutes)

    def zone_rows(self) -> pa.Table:
        """The rows of step_zone: the number of each zone."""
        return pa.table(
            {"zone": pa.array(self.zones, pa.string()), "zone_number": pa.array(range(len(self.zones)), pa.int32())}
        )

    def spans(self, zone: Small, first: Small, last: Small, minute: Small) -> tuple[Ints, Ints]:
        """From when until when each report's days last, or its minute where it tells one.

        first, last  days since 1970; minute: of the first day, NOT_STATED where a report tells none
        Raises       IndexError for a day that the calendar of its zone does not have
        """
        begin, end = first.astype(np.int64) - self.first, last.astype(np.int64) - self.first
        begins, ends = self.begins[zone, begin], self.ends[zone, end]
        days = self.begins.shape[1]
        if min(begin.min(initial=0), end.min(initial=0)) < 0 or _NO_DAY in (begins.min(initial=0), ends.min(initial=0)):
            raise IndexError("a report tells of a day that the calendar of its zone does not have")
        timed = np.flatnonzero(minute != NOT_STATED)
        if len(timed) and len(self.minutes):
            asked = _told(zone.take(timed), begin.take(timed), minute.take(timed), days)
            at = np.minimum(np.searchsorted(self.minutes, asked), len(self.minutes) - 1)
            known = np.flatnonzero(self.minutes.take(at) == asked)
            begins[timed.take(known)] = self.minute_begins.take(at.take(known))
            ends[timed.take(known)] = self.minute_ends.take(at.take(known))
        return begins, ends


def _told(zone: npt.NDArray[np.integer], day: Ints, minute: npt.NDArray[np.integer], days: int) -> Ints:
    return (zone.astype(np.int64) * days + day) * _MINUTES + minute


def _numbered(rows: pa.Table, zones: tuple[str, ...]) -> Ints:
    found: Ints = pc.index_in(rows.column("zone"), pa.array(zones, pa.string())).cast(pa.int64()).to_numpy()
    return found


def _days(rows: pa.Table) -> Ints:
    found: Ints = rows.column("day").cast(pa.int32()).cast(pa.int64()).to_numpy()
    return found


def _instants(rows: pa.Table, name: str) -> Ints:
    found: Ints = rows.column(name).cast(pa.timestamp("us")).cast(pa.int64()).to_numpy()
    return found
