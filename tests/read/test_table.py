from __future__ import annotations

import datetime as dt
from collections import Counter
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from treve.errors import BadFile
from treve.settings import Settings

from .conftest import Reading

Read = Callable[..., Reading]
Table = Callable[..., Path]

EXAMPLE = Path(__file__).parents[2] / "examples" / "syria-2016" / "reports.csv"


def test_the_shortest_table_has_two_columns(read: Read, table: Table) -> None:
    (report,) = read(("table", table({}))).rows("report")
    filled = {name: value for name, value in report.items() if value is not None}
    assert filled == {
        "source_row_id": 1,
        "report_id": "table:r1",
        "source": "table",
        "first_day": dt.date(2016, 12, 30),
        "last_day": dt.date(2016, 12, 30),
        "place_precision": "unknown",
        "direction": "a_against_b",
    }


def test_every_column_reaches_its_place(read: Read, table: Table) -> None:
    row = {
        "source": "SANA",
        "recorder": "SOHR;activists",
        "url": "https://example.org/1",
        "published": "2017-01-02",
        "occurred_to": "2016-12-31",
        "time_local": "9:30",
        "zone": "Asia/Damascus",
        "place": "بسيمة",
        "country": "Syria",
        "admin1": "Rif Dimashq",
        "admin2": "Zabadani",
        "lat": "33.61",
        "lon": "36.18",
        "place_precision": "2",
        "perpetrator_alleged": "syrian-government; hezbollah",
        "target": "rebels",
        "act": "barrel_bomb",
        "killed_low": "2",
        "killed_high": "2",
        "injured_low": "0",
        "injured_high": "",
        "civilians_killed": "1",
        "observed": "12",
        "exception_stated": "no",
        "note": "two raids",
        "compartment": "party_a",
    }
    (report,) = read(("table", table(row))).rows("report")
    assert report == {
        "source_row_id": 1,
        "report_id": "table:r1",
        "source": "table",
        "publisher": "SANA",
        "recorder_names": "SOHR;activists",
        "url": "https://example.org/1",
        "published": dt.date(2017, 1, 2),
        "first_day": dt.date(2016, 12, 30),
        "last_day": dt.date(2016, 12, 31),
        "time_local": "09:30",
        "zone": "Asia/Damascus",
        "place_name": "بسيمة",
        "country": "SY",
        "admin1": "Rif Dimashq",
        "admin2": "Zabadani",
        "latitude": 33.61,
        "longitude": 36.18,
        "place_precision": "near",
        "side_a_names": "syrian-government;hezbollah",
        "side_b_names": "rebels",
        "direction": "a_against_b",
        "act": "air_dropped_improvised",
        "act_in_source": "barrel_bomb",
        "deaths_low": 2,
        "deaths_best": 2,
        "deaths_high": 2,
        "injured_low": 0,
        "injured_high": None,
        "civilian_deaths": 1,
        "observed": 12,
        "exception_stated": False,
        "aggregate": None,
        "note": "two raids",
        "compartment": "party_a",
    }


def test_vague_days_become_spans(read: Read, table: Table) -> None:
    reports = read(
        ("table", table({"occurred_from": "2016-12"}, {"occurred_from": "2016", "occurred_to": "2017-02"}))
    ).rows("report")
    assert [(row["first_day"], row["last_day"]) for row in reports] == [
        (dt.date(2016, 12, 1), dt.date(2016, 12, 31)),
        (dt.date(2016, 1, 1), dt.date(2017, 2, 28)),
    ]


def test_a_vague_day_of_publication_is_no_day(read: Read, table: Table) -> None:
    (report,) = read(("table", table({"published": "2017-01"}))).rows("report")
    assert report["published"] is None


@pytest.mark.parametrize(("low", "high"), [("7", ""), ("", "70"), ("7", "9"), ("", "")])
def test_a_range_has_no_best_figure(read: Read, table: Table, low: str, high: str) -> None:
    (report,) = read(("table", table({"killed_low": low, "killed_high": high}))).rows("report")
    assert report["deaths_best"] is None
    assert (report["deaths_low"], report["deaths_high"]) == (int(low) if low else None, int(high) if high else None)


@pytest.mark.parametrize(
    ("column", "value"),
    [
        ("zone", "Damascus"),
        ("time_local", "24:00"),
        ("killed_low", "three"),
        ("killed_high", "-1"),
        ("exception_stated", "perhaps"),
        ("place_precision", "5"),
        ("published", "yesterday"),
        ("occurred_to", "2016-12-29"),
        ("occurred_from", ""),
        ("lat", "91"),
    ],
)
def test_a_value_that_cannot_be_read_rejects_its_row(read: Read, table: Table, column: str, value: str) -> None:
    reading = read(("table", table({}, {column: value, "note": "x"}, {})))
    assert reading.counts() == [(3, 2, 1, 0)]
    assert (2, 3, column, value or None) in reading.faults()


@pytest.mark.parametrize(("lat", "lon"), [("33.6", ""), ("", "36.2")])
def test_half_a_point_rejects_the_row(read: Read, table: Table, lat: str, lon: str) -> None:
    reading = read(("table", table({"lat": lat, "lon": lon})))
    assert "or neither" in reading.rows("rejected_row")[0]["expected"]


def test_the_point_zero_zero_rejects_the_row(read: Read, table: Table) -> None:
    reading = read(("table", table({"lat": "0", "lon": "0.0"}, {"lat": "0", "lon": "9.45"})))
    assert reading.faults() == [(1, 2, "lat", "0")]


def test_an_unknown_country_is_left_empty_and_counted(read: Read, table: Table) -> None:
    reading = read(("table", table({"country": "Narnia"}, {"country": "Narnia"}, {"country": "SY"})))
    assert [row["country"] for row in reading.rows("report")] == [None, None, "SY"]
    assert reading.warnings == ("table: column 'country' holds words that are not known, left empty: 'Narnia' (2)",)


def test_a_point_that_fits_its_country_only_when_swapped_is_rejected(read: Read, table: Table) -> None:
    straight = {"lat": "33.5", "lon": "36.3", "country": "SY"}
    swapped = {"lat": "36.3", "lon": "33.5", "country": "SY"}
    reading = read(("table", table(straight, straight, swapped)))
    assert reading.faults() == [(3, 4, "lat", "36.3")]
    assert "swapped?" in reading.rows("rejected_row")[0]["expected"]


def test_the_country_of_a_source_can_be_told(read: Read, table: Table) -> None:
    swapped = {"lat": "36.3", "lon": "33.5"}
    straight = {"lat": "33.5", "lon": "36.3"}
    reading = read(("table", table(straight, swapped)), settings=Settings(countries=(("table", "SY"),)))
    assert reading.faults() == [(2, 3, "lat", "36.3")]
    assert reading.rows("report")[0]["country"] is None


@pytest.mark.parametrize(
    "rows",
    [
        [{"lat": "121.0", "lon": "14.6"}, {"lat": "125.5", "lon": "7.1"}],
        [{"lat": "36.3", "lon": "33.5", "country": "SY"}, {"lat": "36.5", "lon": "36.6", "country": "SY"}],
    ],
)
def test_a_file_with_latitude_and_longitude_swapped_throughout_is_refused(
    read: Read, table: Table, rows: list[dict[str, str]]
) -> None:
    with pytest.raises(BadFile, match=r"table\.csv: latitude and longitude look swapped"):
        read(("table", table(*rows)))


def test_one_latitude_beyond_ninety_is_a_rejected_row(read: Read, table: Table) -> None:
    fine = {"lat": "14.6", "lon": "121.0"}
    reading = read(("table", table(fine, fine, {"lat": "121.0", "lon": "14.6"})))
    assert reading.faults() == [(3, 4, "lat", "121.0")]
    assert "swapped" in reading.rows("rejected_row")[0]["expected"]


def test_the_example_is_read_without_a_fault(read: Read) -> None:
    if not EXAMPLE.is_file():
        pytest.fail(f"{EXAMPLE}: the example is missing")
    reading = read(("table", EXAMPLE))
    reports: list[dict[str, Any]] = reading.rows("report")
    assert reading.counts() == [(379, 379, 0, 0)]
    assert reading.warnings == ()
    acts = Counter(row["act_in_source"] for row in reports)
    assert (acts["air_strike"], acts["artillery"], acts["barrel_bomb"]) == (106, 60, 2)
    assert all(row["act"] for row in reports)
    assert sum(row["latitude"] is None for row in reports) == 47
    precisions = Counter(row["place_precision"] for row in reports)
    assert precisions == {"exact": 252, "near": 75, "district": 39, "governorate": 13}
    assert sum(row["deaths_low"] is not None or row["deaths_high"] is not None for row in reports) == 176
