"""One passage of a text that names a time, and every instant its words leave open."""

from __future__ import annotations

import enum
from dataclasses import dataclass
from typing import NamedTuple


class TimeForm(enum.StrEnum):
    """What a passage names."""

    INSTANT = "instant"
    DATE = "date"
    INTERVAL = "interval"
    DURATION = "duration"
    VAGUE = "vague"


@dataclass(frozen=True, slots=True)
class RuledOut:
    """A reading that the words allow and something else in the text forbids."""

    value: str
    why: str


class TimeMention(NamedTuple):
    """A time as written.

    start, end  folded characters, end excluded
    values      every value the text leaves open, in order: `2016-12-30T00:00+02:00` for an instant, `2016-12-30` for a date,
                `2016-12-29/2016-12-30` for an interval, `PT72H` or `P14D` for a duration; empty where nothing can be said
    needs       what must be known to decide; None where one value remains
    why         what decided
    ends        the two times a range runs between; None for anything else
    """

    start: int
    end: int
    form: TimeForm
    values: tuple[str, ...]
    needs: str | None
    why: str
    ruled_out: tuple[RuledOut, ...] = ()
    ends: tuple[TimeMention, TimeMention] | None = None
