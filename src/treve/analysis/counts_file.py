"""A plain table of daily counts, as many missions keep it: one row per day and front, CSV."""

from __future__ import annotations

import csv
import datetime as dt
import math
from collections.abc import Iterator, Sequence
from pathlib import Path

from treve.errors import BadFile, BadValue, NotFound
from treve.model.daily_counts import DailyCounts, DayCount, Effort, Front
from treve.normalise.zones import has_not_come

DEATHS = ("deaths_low", "deaths_best", "deaths_high")
ALL = "all"
"""The name of the only front of a table without fronts."""


def read_counts(path: Path, covered: Sequence[str], effort: Path | None = None) -> DailyCounts:
    """The counts of a CSV file.

    Columns  day (YYYY-MM-DD) and events are needed; front, area, deaths_low, deaths_best, deaths_high may be missing.
             Without `front` everything is one front called `all`. An empty figure of deaths is not stated.
    covered  names of the fronts that the truce covers; needed where the file has more than one front
    effort   CSV file with the columns day and effort
    The data end with the last day that has a row or effort: a quiet day after it needs a row with 0 events to count.
    Raises   BadFile, BadValue (negative or unreadable figures, a day that has not come, a row given twice), NotFound for a front
             that is not there
    """
    rows = [_row(where, cells) for where, cells in csv_rows(path, ("day", "events"))]
    if not rows:
        raise BadFile(str(path), "holds no row", "at least one day with a count")
    fronts = sorted({row.between for row in rows})
    chosen = set(covered) if covered or len(fronts) > 1 else set(fronts)
    if not chosen:
        raise BadValue(str(path), "front", ", ".join(fronts), "one of them named as covered (--covered FRONT)")
    for name in sorted(chosen - set(fronts)):
        raise NotFound("front", name, fronts)
    _refuse_repeated(path, rows)
    told = tuple(_with_front(row, Front.COVERED if row.between in chosen else Front.OTHER) for row in rows)
    watched = _effort(effort) if effort else ()
    days = [row.day for row in told] + [one.day for one in watched if one.amount]
    return DailyCounts(
        first=min(days),
        last=max(days),
        rows=tuple(sorted(told, key=lambda row: (row.day, row.between, row.area or ""))),
        vague=None,
        effort=watched,
        source=path.name,
    )


def csv_rows(path: Path, needed: tuple[str, ...]) -> Iterator[tuple[str, dict[str, str]]]:
    """Where each row stands, and its cells by column. Raises BadFile if it cannot be read or lacks a needed column."""
    try:
        with path.open(encoding="utf-8-sig", newline="") as file:
            reader = csv.DictReader(file, restval="", restkey="")
            missing = [name for name in needed if name not in (reader.fieldnames or ())]
            if missing:
                raise BadFile(str(path), f"has no column {', '.join(missing)}", f"the columns {', '.join(needed)}")
            for cells in reader:
                yield (
                    f"{path}:{reader.line_num}",
                    {name: (value or "").strip() for name, value in cells.items() if name},
                )
    except OSError as problem:
        raise BadFile(str(path), f"cannot be opened: {problem.strerror}", "a CSV file") from problem
    except (UnicodeDecodeError, csv.Error) as problem:
        raise BadFile(str(path), f"cannot be read: {problem}", "a CSV file in UTF-8") from problem


def _row(where: str, cells: dict[str, str]) -> DayCount:
    low, best, high = (figure_of(where, name, cells[name]) if cells.get(name) else None for name in DEATHS)
    return DayCount(
        day=come_day_of(where, cells["day"]),
        front=Front.OTHER,
        between=cells.get("front") or ALL,
        area=cells.get("area") or None,
        events=figure_of(where, "events", cells["events"]),
        deaths_low=low,
        deaths_best=best,
        deaths_high=high,
    )


def _with_front(row: DayCount, front: Front) -> DayCount:
    return DayCount(row.day, front, row.between, row.area, row.events, row.deaths_low, row.deaths_best, row.deaths_high)


def come_day_of(where: str, text: str, column: str = "day") -> dt.date:
    """A day that has come: a later one would end the data, and every day until then count as watched. Raises BadValue."""
    day = day_of(where, text, column)
    if has_not_come(day):
        raise BadValue(where, column, text, "a day that has come")
    return day


def day_of(where: str, text: str, column: str = "day") -> dt.date:
    """A day, YYYY-MM-DD. Raises BadValue."""
    try:
        return dt.datetime.strptime(text, "%Y-%m-%d").date()  # noqa: DTZ007 a day has no zone
    except ValueError:
        raise BadValue(where, column, text, "YYYY-MM-DD") from None


def figure_of(where: str, column: str, text: str) -> int:
    """A whole number, 0 or more. Raises BadValue."""
    # isdecimal alone would let digits of other scripts through, which int() reads and people do not expect here.
    if not (text.isascii() and text.isdecimal()):
        raise BadValue(where, column, text, "a whole number, 0 or more")
    return int(text)


def _refuse_repeated(path: Path, rows: Sequence[DayCount]) -> None:
    seen: set[tuple[dt.date, str, str | None]] = set()
    for row in rows:
        key = (row.day, row.between, row.area)
        if key in seen:
            raise BadValue(str(path), "day", f"{row.day}, {row.between}", "each day, front and area once")
        seen.add(key)


def _effort(path: Path) -> tuple[Effort, ...]:
    found: dict[dt.date, Effort] = {}
    for where, cells in csv_rows(path, ("day", "effort")):
        day = come_day_of(where, cells["day"])
        if day in found:
            raise BadValue(where, "day", cells["day"], "each day once")
        found[day] = Effort(day, _amount(where, cells["effort"]))
    return tuple(found[day] for day in sorted(found))


def _amount(where: str, text: str) -> float:
    try:
        amount = float(text)
    except ValueError:
        amount = math.nan
    if not (math.isfinite(amount) and amount >= 0):
        raise BadValue(where, "effort", text, "a number, 0 or more")
    return amount
