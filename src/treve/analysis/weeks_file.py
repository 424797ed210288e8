"""A plain table of weekly counts by area, CSV: read beside daily counts that name no area."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

from treve.analysis.counts_file import ALL, come_day_of, csv_rows, figure_of
from treve.errors import BadFile, BadValue, NotFound
from treve.model.week_table import WeekCount, WeekTable

AREA_COLUMNS = ("area", "admin1")
"""What the column of areas may be called."""


def read_weeks(path: Path, covered: Sequence[str]) -> WeekTable:
    """The weekly counts of a CSV file.

    Columns  week (its first day, YYYY-MM-DD), area or admin1, events; front may be missing. An empty area is not stated.
    covered  names of the fronts that the truce covers; needed where the file has more than one front
    Raises   BadFile, BadValue (negative or unreadable figures, a row given twice), NotFound for a front that is not there
    """
    rows = list(csv_rows(path, ("week", "events")))
    if not rows:
        raise BadFile(str(path), "holds no row", "at least one week with a count")
    column = next((name for name in AREA_COLUMNS if name in rows[0][1]), None)
    if column is None:
        raise BadFile(str(path), f"has no column {' or '.join(AREA_COLUMNS)}", "a column of areas")
    fronts = sorted({cells.get("front") or ALL for _, cells in rows})
    chosen = set(covered) if covered or len(fronts) > 1 else set(fronts)
    if not chosen:
        raise BadValue(str(path), "front", ", ".join(fronts), "one of them named as covered (--covered FRONT)")
    for name in sorted(chosen - set(fronts)):
        raise NotFound("front", name, fronts)
    seen = set()
    found = []
    for where, cells in rows:
        front, area = cells.get("front") or ALL, cells[column] or None
        week = come_day_of(where, cells["week"], "week")
        if (week, front, area) in seen:
            raise BadValue(where, "week", f"{week}, {area}, {front}", "each week, front and area once")
        seen.add((week, front, area))
        found.append(WeekCount(week, area, front in chosen, figure_of(where, "events", cells["events"])))
    weeks = [one.week for one in found]
    return WeekTable(path.name, min(weeks), max(weeks), tuple(found))
