"""When a truce ends that begins at a known moment and lasts so long."""

from __future__ import annotations

import datetime as dt
import re

from treve.extract.prose import Prose
from treve.extract.time_mention import TimeMention
from treve.extract.wall_times import end_after, iso, zone_named
from treve.model.draft import Fact, FactKind

NEEDS_START = "when the truce begins"
_LENGTH = re.compile(r"P(T?)(\d+)([MHDWY])")


def after_a_length(prose: Prose, mention: TimeMention, span: tuple[int, int], starts: list[TimeMention]) -> Fact:
    length = mention.values[0]
    found: list[str] = []
    for start in starts:
        for begin in start.values:
            end = end_of_length(begin, length, prose.zone)
            found += [end] if end else []
    ends = list(dict.fromkeys(found))
    value: dict[str, object] = {"instants": ends, "duration": length}
    if not ends:
        value["needs"] = NEEDS_START
    elif len(ends) > 1:
        value["needs"] = "which beginning is meant"
    return prose.fact(FactKind.IN_FORCE_UNTIL, span, value, "the beginning and the length stated, in exact hours")


def end_of_length(start: str, length: str, zone: str | None) -> str | None:
    """The end of a length after an instant or a date.

    None for a stretch such as a month, for a date and hours, and for a length that leaves the calendar.
    """
    found = _LENGTH.fullmatch(length)
    if found is None or "/" in start:
        return None
    count, unit = int(found[2]), found[1] + found[3]
    moment = _in_zone(dt.datetime.fromisoformat(start), zone)
    try:
        if unit in ("M", "Y"):
            end = _months_later(moment, count * (12 if unit == "Y" else 1))
        else:
            hours = {"TM": 1 / 60, "TH": 1, "D": 24, "W": 168}[unit] * count
            if "T" not in start:
                return str((moment + dt.timedelta(hours=hours)).date()) if hours % 24 == 0 else None
            end = end_after(moment, dt.timedelta(hours=hours))
    except (OverflowError, ValueError):
        return None
    return iso(end) if "T" in start else str(end.date())


def _in_zone(moment: dt.datetime, zone: str | None) -> dt.datetime:
    """The instant with the rules of its zone, where its offset is that of the zone; a date or another offset as it is."""
    if zone is None or moment.tzinfo is None:
        return moment
    local = moment.astimezone(zone_named(zone))
    return local if local.utcoffset() == moment.utcoffset() else moment


def _months_later(moment: dt.datetime, months: int) -> dt.datetime:
    year, month = divmod(moment.year * 12 + moment.month - 1 + months, 12)
    for day in range(moment.day, 27, -1):
        try:
            return moment.replace(year=year, month=month + 1, day=day)
        except ValueError:
            continue
    return moment.replace(year=year, month=month + 1)
