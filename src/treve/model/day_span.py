"""Days and instants that may be vague: an interval, never a filled-in value."""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass

from treve.errors import BadValue


@dataclass(frozen=True, slots=True)
class DaySpan:
    """The days on which something may have happened, both ends included.

    A source that says only "March 2015" gives first=2015-03-01, last=2015-03-31.
    Days are local calendar days at the place of the incident.
    """

    first: dt.date
    last: dt.date

    def __post_init__(self) -> None:
        if self.last < self.first:
            raise BadValue("DaySpan", "last", str(self.last), f"a day on or after {self.first}")


@dataclass(frozen=True, slots=True)
class InstantSpan:
    """The instants between which something lies, in UTC: not before `earliest`, not after `latest`.

    An exact instant has earliest == latest. "5 May, no hour given" is that local day from its first to its last instant.
    """

    earliest: dt.datetime
    latest: dt.datetime

    def __post_init__(self) -> None:
        if self.earliest.tzinfo is None or self.latest.tzinfo is None:
            raise BadValue("InstantSpan", "earliest", str(self.earliest), "instants with a time zone")
        if self.latest < self.earliest:
            raise BadValue("InstantSpan", "latest", str(self.latest), f"an instant on or after {self.earliest}")
