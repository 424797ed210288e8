"""Lines of contact: read as they are stated, refused where they are none, and never a place of a clause."""

from __future__ import annotations

import datetime as dt
from pathlib import Path
from typing import Any

import pytest

from tests.agreements.lined import TEXT, lined
from treve.agreements.clauses import load
from treve.agreements.description import describe
from treve.agreements.file import read_agreements
from treve.agreements.lines import line_problem
from treve.errors import BadAgreement
from treve.model.agreement import LineKind
from treve.normalise.actor_book import actor_book
from treve.store.duckdb import DuckDBStore

BOOK = actor_book()


@pytest.mark.parametrize(
    ("geometry", "problem"),
    [
        ({"type": "LineString", "coordinates": [[36, 35], [37, 35]]}, None),
        ({"type": "LineString", "coordinates": [[36, 35, 100.5], [37, 35, 90]]}, None),
        ({"type": "MultiLineString", "coordinates": [[[36, 35], [37, 35]], [[38, 35], [39, 35]]]}, None),
        ({"type": "Polygon", "coordinates": [[[0, 0], [1, 0], [1, 1], [0, 0]]]}, "is no LineString or MultiLineString"),
        ({"type": "LineString"}, "is empty"),
        ({"type": "LineString", "coordinates": []}, "is empty"),
        (
            {"type": "MultiLineString", "coordinates": [[[36, 35], [37, 35]], []]},
            "has a part with fewer than two points",
        ),
        ({"type": "LineString", "coordinates": [[36, 35], [36, 35]]}, "has a part with fewer than two points"),
        ({"type": "LineString", "coordinates": [[36, 95], [37, 35]]}, "has coordinates that are no degrees"),
        ({"type": "LineString", "coordinates": [[36, "35"], [37, 35]]}, "has coordinates that are no degrees"),
        ({"type": "LineString", "coordinates": [[True, 35], [37, 35]]}, "has coordinates that are no degrees"),
        ({"type": "LineString", "coordinates": [36, 35]}, "has coordinates that are no degrees"),
        ("LineString", "is no LineString or MultiLineString"),
    ],
)
def test_what_a_line_is(geometry: object, problem: str | None) -> None:
    assert line_problem(geometry) == problem


def test_lines_are_kept_with_their_days_and_their_source(tmp_path: Path) -> None:
    made = read_agreements(lined(tmp_path), BOOK)[0]
    first, second, seen = made.lines
    assert (first.line_id, first.kind, first.first, first.until) == (
        "first",
        LineKind.CONTACT,
        None,
        dt.date(2017, 2, 1),
    )
    assert "MultiLineString" in second.geometry
    assert (seen.line_id, seen.kind, seen.by, seen.sources) == (
        "line-3",
        LineKind.FRONT,
        (),
        ("https://example.org/map",),
    )
    store = DuckDBStore(None)
    load([made], BOOK, store)
    rows: list[dict[str, Any]] = store.fetch("agreement_line").to_pylist()
    # No rule asks a line: it is no area, and the places of clauses are those of areas alone.
    assert {row["area_id"] for row in store.fetch("agreement_area").to_pylist()} == {"tst-2017-01-01/territory-1"}
    store.close()
    assert [(row["line_id"], row["kind"], row["valid_from"], row["asserted_by"]) for row in rows] == [
        ("tst-2017-01-01/first", "line_of_contact", None, first.by[0]),
        ("tst-2017-01-01/second", "line_of_contact", dt.date(2017, 2, 1), first.by[0]),
        ("tst-2017-01-01/line-3", "front", None, None),
    ]
    shown = [one for one in describe(made, BOOK).areas if one.extent == "a line"]
    assert [one.part for one in shown] == ["line of contact", "line of contact", "front"]


@pytest.mark.parametrize(
    ("old", "new", "told"),
    [
        ("kind: front", "kind: trench", "expected one of line_of_contact, front"),
        ("    line: second.geojson", "    line: third.geojson", "'third.geojson' cannot be opened"),
        (
            "type: LineString, coordinates: [[36.4",
            "type: Polygon, coordinates: [[36.4",
            "is no LineString or MultiLineString",
        ),
        ("    line: {type: LineString, coordinates: [[36.4, 35.3], [36.6, 35.3]]}\n", "", "line"),
        ("id: second", "id: first", "'first' stands there twice"),
        ("    src: 2\n", "", "nobody is named who drew it"),
        ("    src: 2\n", "    src: 9\n", "9 is no position in sources"),
        ("valid_from: '2017-02-01'", "valid_from: '2017-02-01'\n    valid_to: '2017-01-01'", "valid_to"),
        (
            "{code: attack_any_weapon, src: 1}",
            "{code: attack_any_weapon, zone_id: first, src: 1}",
            "a line has no inside",
        ),
    ],
)
def test_what_is_wrong_with_a_line_is_said_with_its_place(tmp_path: Path, old: str, new: str, told: str) -> None:
    assert old in TEXT
    with pytest.raises(BadAgreement) as found:
        read_agreements(lined(tmp_path, TEXT.replace(old, new)), BOOK)
    assert len(found.value.faults) == 1
    assert told in found.value.faults[0]
    assert "lined.yaml:" in found.value.faults[0]
