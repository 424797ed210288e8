"""Lines of contact and fronts on the map: those that ran in the time that a query asks for. No number rests on them."""

from __future__ import annotations

import datetime as dt
import json
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from treve.bulletin import phrases
from treve.bulletin.agreed import LINES
from treve.bulletin.voices import Voices
from treve.catalogue import say
from treve.serve.query import Query
from treve.serve.sought.ready import Sought

TABLE = "agreement_line"


@dataclass(frozen=True, slots=True)
class MapLine:
    """A line in words: its name, what it is, when it ran there, on whose word, and of which agreement."""

    name: str
    kind: str
    days: str
    by: str
    source: str
    agreement_id: str


def told(sought: Sought, query: Query) -> list[MapLine]:
    """The lines of the time that is asked for, as a list beside the picture."""
    voices = Voices.of(sought.run)
    return [
        MapLine(
            row["name"],
            LINES[row["kind"]],
            _days(row["valid_from"], row["valid_to"]),
            voices.names(row["asserted_by"]) if row["asserted_by"] else "",
            row["source"] or "",
            row["agreement_id"],
        )
        for row in _rows(sought, query)
    ]


def shapes(sought: Sought, query: Query) -> list[list[tuple[float, float]]]:
    """Their parts, each as points: longitude, latitude."""
    return [part for row in _rows(sought, query) for part in parts_of(row["line"])]


def features(sought: Sought, query: Query) -> list[dict[str, Any]]:
    """Them as GeoJSON features, `part` being `line`."""
    return [
        {
            "type": "Feature",
            "geometry": {"type": "MultiLineString", "coordinates": parts_of(row["line"])},
            "properties": {
                "area_id": row["line_id"],
                "name": row["name"],
                "agreement_id": row["agreement_id"],
                "part": "line",
                "kind": row["kind"],
            },
        }
        for row in _rows(sought, query)
    ]


def parts_of(line: str) -> list[list[tuple[float, float]]]:
    """The parts of a GeoJSON LineString or MultiLineString."""
    shape = json.loads(line)
    parts = [shape["coordinates"]] if shape["type"] == "LineString" else shape["coordinates"]
    return [[(float(x), float(y)) for x, y, *_ in part] for part in parts]


def _rows(sought: Sought, query: Query) -> list[dict[str, Any]]:
    # A run made before lines were kept has no such table.
    if TABLE not in sought.run.tables():
        return []
    rows: list[dict[str, Any]] = sought.run.fetch("serve/sought/lines.sql").to_pylist()
    return [row for row in rows if _ran(row, query.day("from"), query.day("to"))]


def _ran(row: Mapping[str, Any], first: dt.date | None, last: dt.date | None) -> bool:
    """May it have run there on one of the days? What is not stated may be."""
    begins = row["valid_from"] is None or last is None or row["valid_from"] <= last
    ends = row["valid_to"] is None or first is None or row["valid_to"] > first
    return begins and ends


def _days(first: dt.date | None, until: dt.date | None) -> str:
    if first is None and until is None:
        return say("days not stated")
    told_first = phrases.day(first) if first else say("the start")
    return say("{first} until {until}", first=told_first, until=phrases.day(until) if until else say("no end stated"))
