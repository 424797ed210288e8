"""What had been reported by a day that lies before the data end."""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Known:
    """What an answer as of a day rests on.

    as_of     only incidents first reported by this day are used
    last      the last day of which at least nine tenths were known by then; later days are left out
    days_left_out  from the day after `last` to `as_of`
    reports   incidents of which the day of the report is known, from which that is estimated
    later     incidents of the days up to `as_of` that were first reported after it
    no_day    incidents of those days without a usable day of publication; they are in no number
    """

    as_of: dt.date
    last: dt.date
    days_left_out: int
    reports: int
    later: int
    no_day: int
