"""What can be asked of the chosen incidents: how many, with which values, when, where, and which stand on a page."""

from __future__ import annotations

import datetime as dt
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from enum import StrEnum
from typing import Any

import pyarrow as pa

from treve.serve.sought.chosen import degrees
from treve.store.protocol import Store

PAGE = 50
"""Incidents on a page of the list; the queries of pages look for one more."""


class Order(StrEnum):
    """The orders of a list; each is a file page_<order>.sql."""

    NEWEST = "newest"
    OLDEST = "oldest"
    DEADLIEST = "deadliest"


@dataclass(frozen=True, slots=True)
class Total:
    """How many incidents. points + areas + nowhere = incidents; loose: points that are not the place itself."""

    incidents: int
    points: int
    loose: int
    areas: int
    nowhere: int
    first_day: dt.date | None
    last_day: dt.date | None


@dataclass(frozen=True, slots=True)
class View:
    """A part of the map, in degrees; west and south belong to it, east and north do not. level: of its cells."""

    west: float
    south: float
    east: float
    north: float
    level: int


@dataclass(frozen=True, slots=True)
class Cell:
    """One cell of the map with its incidents. loose: how many of them lie only near the point; together: all at one place."""

    level: int
    x: int
    y: int
    incidents: int
    loose: int
    together: bool
    longitude: float
    latitude: float
    one_incident: int

    @property
    def name(self) -> str:
        """As the query language names it."""
        return f"{self.level}/{self.x}/{self.y}"


def total(store: Store) -> Total:
    """The number of chosen incidents."""
    return Total(**store.fetch("serve/sought/total.sql").to_pylist()[0])


def counts(store: Store) -> dict[str, list[tuple[str, int]]]:
    """facet → values with the number of chosen incidents that have them, commonest first."""
    found: dict[str, list[tuple[str, int]]] = {}
    for row in store.fetch("serve/sought/counts.sql").to_pylist():
        found.setdefault(row["facet"], []).append((row["value"], row["incidents"]))
    return {facet: sorted(values, key=lambda one: (-one[1], one[0])) for facet, values in found.items()}


def verdicts(store: Store) -> Sequence[Mapping[str, Any]]:
    """agreement_id, reading, verdict, incidents: of the chosen ones with a finding there."""
    rows: list[Mapping[str, Any]] = store.fetch("serve/sought/verdicts.sql").to_pylist()
    return sorted(rows, key=lambda row: (row["agreement_id"], row["reading"], row["verdict"]))


def spans(store: Store) -> list[tuple[dt.date, dt.date, int]]:
    """Distinct spans of days with the number of chosen incidents of each, in order of time."""
    columns = store.fetch("serve/sought/days.sql").to_pydict()
    return sorted(zip(columns["first_day"], columns["last_day"], columns["incidents"], strict=True))


def cells(store: Store, view: View) -> list[Cell]:
    """The cells in view that hold chosen incidents, fullest first. Of the chosen it reads their places alone."""
    store.load(
        "step_view",
        pa.table(
            {
                **{name: [float(getattr(view, name))] for name in ("west", "south", "east", "north")},
                "degrees": [degrees(view.level)],
            }
        ),
    )
    found = [
        Cell(
            view.level,
            int(row["x"]),
            int(row["y"]),
            row["incidents"],
            row["loose"],
            row["place_low"] == row["place_high"],
            round(row["longitude"], 5),
            round(row["latitude"], 5),
            row["one_incident"],
        )
        for row in store.fetch("serve/sought/cells.sql").to_pylist()
    ]
    return sorted(found, key=lambda cell: (-cell.incidents, cell.x, cell.y))


def extent(store: Store) -> tuple[float, float, float, float] | None:
    """West, south, east and north of the points of the chosen incidents; None: there are none."""
    row = store.fetch("serve/sought/extent.sql").to_pylist()[0]
    return None if row["west"] is None else (row["west"], row["south"], row["east"], row["north"])


def areas(store: Store) -> list[tuple[str, str, int]]:
    """Area, `area` or `nowhere`, and number of the chosen incidents that the map cannot show as points, most first."""
    rows = store.fetch("serve/sought/areas.sql").to_pylist()
    return sorted(((row["area"], row["placed"], row["incidents"]) for row in rows), key=lambda one: (-one[2], one[0]))


def page(store: Store, order: Order, after: str) -> tuple[list[int], str]:
    """The incidents of a page, and what `after` takes for the next one; "" where none follows or is given."""
    store.load("step_after", _after(after))
    found = store.fetch(f"serve/sought/page_{order.value}.sql").to_pylist()
    last = found[PAGE - 1] if len(found) > PAGE else None
    more = f"{last['first_day']}.{_deaths(last)}.{last['incident_id']}" if last else ""
    return [row["incident_id"] for row in found[:PAGE]], more


def _deaths(row: Mapping[str, Any]) -> int:
    return -1 if row["deaths_high"] is None else int(row["deaths_high"])


def _after(after: str) -> pa.Table:
    """The last incident of the page before, as a row. A text that is none leads to the first page."""
    schema = pa.schema({"first_day": pa.date32(), "deaths": pa.int64(), "incident_id": pa.int64()})
    try:
        day, deaths, incident = after.split(".")
        row = {"first_day": dt.date.fromisoformat(day), "deaths": int(deaths), "incident_id": int(incident)}
        return pa.Table.from_pylist([row], schema=schema)
    except (ValueError, OverflowError):
        return pa.Table.from_pylist([], schema=schema)


def own_reports(store: Store) -> dict[int, list[str]]:
    """Incident → ids of the reports of the casebook that tell it, of those chosen that any tells."""
    found: dict[int, list[str]] = {}
    for row in store.fetch("serve/sought/own_reports.sql").to_pylist():
        # In a run they are rows of a table: `table:R-…`.
        found.setdefault(int(row["incident_id"]), []).append(str(row["report_id"]).partition(":")[2])
    return found
