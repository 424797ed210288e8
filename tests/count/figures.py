"""Published totals made for tests: a row with what matters filled, and files of them."""

from __future__ import annotations

import csv
import datetime as dt
from pathlib import Path

from treve.count.stated_figure import read_figure
from treve.count.totals_file import OPTIONAL, REQUIRED
from treve.model.published_total import PublishedTotal

DAY = dt.date(2017, 1, 1)


def figure(
    total_id: str,
    value: str | int,
    days: tuple[int, int] | None = (0, 0),
    *,
    part_of: str | None = None,
    partition: str | None = None,
    recorder: str = "SNHR",
    place: str = "Syria",
    blamed: tuple[str, ...] = (),
    measure: str = "violations",
    source: str = "paper",
    line: int = 2,
    note: str = "",
) -> PublishedTotal:
    """One figure; days count from 1 January 2017, both ends included."""
    first, last = (None, None) if days is None else (DAY + dt.timedelta(days[0]), DAY + dt.timedelta(days[1]))
    return PublishedTotal(
        line, total_id, source, recorder, "", first, last, place, blamed, measure, str(value),
        read_figure(str(value), note, "x"), part_of, partition, note,
    )  # fmt: skip


def parts(total_id: str, values: list[int], partition: str = "complete") -> list[PublishedTotal]:
    """Parts of a total, each in a place of its own."""
    return [
        figure(f"{total_id}-{number}", value, part_of=total_id, partition=partition, place=f"place {number}")
        for number, value in enumerate(values)
    ]


def write(path: Path, rows: list[dict[str, str]]) -> Path:
    """A file of totals; a cell that a row does not name has a harmless value."""
    usual = {"recorder": "SNHR", "place": "Syria", "measure": "violations", "value": "1"}
    with path.open("w", encoding="utf-8", newline="") as file:
        writer = csv.DictWriter(file, [*REQUIRED, *OPTIONAL])
        writer.writeheader()
        writer.writerows({**usual, **row} for row in rows)
    return path
