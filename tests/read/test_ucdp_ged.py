"""UCDP GED: every column of `report`, and every row of the Syria release against a slow reader of its own."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from treve.errors import BadFile
from treve.read import find_source

from .conftest import GED_ROW, Reading

PRECISION = ["exact", "near", "district", "governorate", "fuzzy", "country", "international"]
Read = Callable[..., Reading]

OUT_OF_ORDER = (
    "reports give a lowest, best and highest number of deaths that are out of order; they are kept as they are"
)


def _published(row: dict[str, str]) -> dt.date | None:
    """The earliest day of an article that can be: not before the first day, nor a year after the last; of the first two days."""
    days = sorted({dt.date.fromisoformat(one.strip()) for one in row.get("source_date", "").split(";") if one.strip()})
    first, last = (dt.date.fromisoformat(row[name][:10]) for name in ("date_start", "date_end"))
    return next((day for day in days[:2] if first <= day <= last + dt.timedelta(days=366)), None)


def _oracle(row: dict[str, str]) -> dict[str, Any]:
    """What a report must hold, worked out cell by cell."""

    def text(name: str) -> str | None:
        return row.get(name, "").strip() or None

    def number(name: str) -> int | None:
        return int(row[name]) if row.get(name) else None

    return {
        "report_id": f"ucdp_ged:{row['id']}",
        "source": "ucdp_ged",
        "publisher": None,
        "recorder_names": text("source_office"),
        "url": None,
        "published": _published(row),
        "first_day": dt.date.fromisoformat(row["date_start"][:10]),
        "last_day": dt.date.fromisoformat(row["date_end"][:10]),
        "time_local": None,
        "zone": None,
        "place_name": text("where_coordinates"),
        "country": {"652": "SY"}[row["country_id"]],
        "admin1": text("adm_1"),
        "admin2": text("adm_2"),
        "latitude": float(row["latitude"]),
        "longitude": float(row["longitude"]),
        "place_precision": PRECISION[int(row["where_prec"]) - 1],
        "side_a_names": ";".join(row["side_a"].split(", ")),
        "side_b_names": ";".join(row["side_b"].split(", ")),
        "direction": "a_against_b" if row["type_of_violence"] == "3" else "undirected",
        "act": "killing_or_injury" if row["type_of_violence"] == "3" else "armed_force_unspecified",
        "act_in_source": row["type_of_violence"],
        "deaths_low": number("low"),
        "deaths_best": number("best"),
        "deaths_high": number("high"),
        "injured_low": None,
        "injured_high": None,
        "civilian_deaths": number("deaths_civilians"),
        "observed": None,
        "exception_stated": None,
        "aggregate": row["event_clarity"] == "2",
        "note": text("where_description"),
        "compartment": None,
    }


def test_one_row_becomes_one_report(read: Read, ged: Callable[..., Path]) -> None:
    (report,) = read(("ucdp_ged", ged({}))).rows("report")
    assert report == {"source_row_id": 1} | _oracle(GED_ROW)


def test_every_row_of_the_syria_release_is_as_a_slow_reader_says(
    read: Read, shared_data: Path, syria_csv: list[dict[str, str]]
) -> None:
    reading = read(("ucdp_ged", shared_data / "ucdp_ged_syria_2016_2019.csv.gz"))
    reports = reading.rows("report")
    assert len(reports) == 16_566
    assert reports == [{"source_row_id": number} | _oracle(row) for number, row in enumerate(syria_csv, start=1)]
    assert reading.counts() == [(16_566, 16_566, 0, 0)]
    assert sum(row["first_day"] == row["last_day"] for row in reports) == 15_480
    figures = [sum(row[name] for row in reports) for name in ("deaths_low", "deaths_best", "deaths_high")]
    assert figures == [104_929, 112_337, 119_020]
    assert reading.warnings == (
        "ucdp_ged: 101 reports give a lowest, best and highest number of deaths that are out of order; they are kept as they are",
    )


def test_parquet_and_csv_give_the_same_reports(read: Read, shared_data: Path) -> None:
    parquet = read(("ucdp_ged", shared_data / "ucdp_ged_syria_2016_2019.parquet"))
    assert parquet.rows("report") == read(("ucdp_ged", shared_data / "ucdp_ged_syria_2016_2019.csv.gz")).rows("report")


def test_the_same_rows_in_two_formats_count_once(read: Read, shared_data: Path) -> None:
    files = (shared_data / f"ucdp_ged_syria_2016_2019.{suffix}" for suffix in ("csv.gz", "parquet"))
    reading = read(*(("ucdp_ged", file) for file in files))
    assert reading.counts() == [(16_566, 16_566, 0, 0), (16_566, 0, 0, 16_566)]
    assert len(reading.rows("report")) == len(reading.rows("raw_ucdp_ged")) == 16_566


@pytest.mark.parametrize(
    ("code", "precision"), [*((str(n), name) for n, name in enumerate(PRECISION, 1)), ("", "unknown")]
)
def test_each_precision_has_its_word_and_a_blank_one_is_unknown(
    read: Read, ged: Callable[..., Path], code: str, precision: str
) -> None:
    (report,) = read(("ucdp_ged", ged({"where_prec": code}))).rows("report")
    assert report["place_precision"] == precision


def test_one_sided_violence_has_a_perpetrator(read: Read, ged: Callable[..., Path]) -> None:
    (report,) = read(("ucdp_ged", ged({"type_of_violence": "3", "side_b": "Civilians"}))).rows("report")
    assert (report["direction"], report["act"], report["side_b_names"]) == (
        "a_against_b",
        "killing_or_injury",
        "Civilians",
    )


def test_a_long_event_keeps_all_its_days(read: Read, ged: Callable[..., Path]) -> None:
    (report,) = read(("ucdp_ged", ged({"date_start": "2017-01-01", "date_end": "2017-12-28"}))).rows("report")
    assert (report["first_day"], report["last_day"]) == (dt.date(2017, 1, 1), dt.date(2017, 12, 28))


def test_global_releases_append_midnight_to_days(read: Read, ged: Callable[..., Path]) -> None:
    midnight = {"date_start": "2016-12-30 00:00:00.000", "date_end": "2016-12-31 00:00:00.000"}
    (report,) = read(("ucdp_ged", ged(midnight))).rows("report")
    assert (report["first_day"], report["last_day"]) == (dt.date(2016, 12, 30), dt.date(2016, 12, 31))


def test_blank_figures_are_unknown_and_zero_is_zero(read: Read, ged: Callable[..., Path]) -> None:
    (report,) = read(("ucdp_ged", ged({"low": "0", "best": "", "high": "4", "deaths_civilians": ""}))).rows("report")
    assert [report[name] for name in ("deaths_low", "deaths_best", "deaths_high", "civilian_deaths")] == [
        0,
        None,
        4,
        None,
    ]


def test_a_broken_range_is_kept_and_counted(read: Read, ged: Callable[..., Path]) -> None:
    reading = read(("ucdp_ged", ged({"low": "5"}, {})))
    assert reading.rows("report")[0]["deaths_low"] == 5
    assert reading.warnings == (
        "ucdp_ged: 1 reports give a lowest, best and highest number of deaths that are out of order; they are kept as they are",
    )


@pytest.mark.parametrize(
    ("column", "value"),
    [
        ("type_of_violence", "4"),
        ("type_of_violence", ""),
        ("where_prec", "8"),
        ("date_start", "2016-02-30"),
        ("best", "-1"),
        ("latitude", "north"),
        ("side_a", ""),
        ("id", ""),
    ],
)
def test_a_value_that_cannot_be_read_rejects_its_row(
    read: Read, ged: Callable[..., Path], column: str, value: str
) -> None:
    reading = read(("ucdp_ged", ged({}, {column: value})))
    assert reading.counts() == [(2, 1, 1, 0)]
    assert reading.faults() == [(2, 3, column, value or None)]


def test_days_in_the_wrong_order_reject_the_row(read: Read, ged: Callable[..., Path]) -> None:
    reading = read(("ucdp_ged", ged({"date_start": "2016-12-31"}, {})))
    assert reading.faults() == [(1, 2, "date_end", "2016-12-30")]
    assert "2016-12-31" in reading.rows("rejected_row")[0]["expected"]


def test_the_country_is_found_by_name_where_the_number_is_missing(read: Read, ged: Callable[..., Path]) -> None:
    (report,) = read(("ucdp_ged", ged({"country_id": "", "country": "Syria"}))).rows("report")
    assert report["country"] == "SY"


def test_hdx_copies_carry_a_tag_row_and_three_columns_more(read: Read, write: Callable[..., Path]) -> None:
    row = GED_ROW | {"start_year": "2016", "end_year": "2016", "iso3": "SYR"}
    tags = {name: f"#tag+{number}" if number % 3 else "" for number, name in enumerate(row, start=1)}
    reading = read(("ucdp_ged", write([tags, row])))
    assert reading.counts() == [(1, 1, 0, 0)]
    assert reading.rows("raw_ucdp_ged")[0]["iso3"] == "SYR"


def test_older_releases_have_fewer_columns_and_other_names(read: Read, write: Callable[..., Path]) -> None:
    names = {"low": "low_est", "best": "best_est", "high": "high_est"}
    dropped = {"source_office", "country_id", "where_description", "event_clarity", "relid"}
    row = {names.get(name, name): value for name, value in GED_ROW.items() if name not in dropped}
    (report,) = read(("ucdp_ged", write([row]))).rows("report")
    assert (report["deaths_low"], report["deaths_best"], report["deaths_high"]) == (1, 2, 3)
    assert (report["country"], report["recorder_names"], report["aggregate"]) == ("SY", None, None)


def test_column_names_ignore_case_and_order(read: Read, write: Callable[..., Path]) -> None:
    row = {f" {name.upper()} ": value for name, value in reversed(GED_ROW.items())}
    assert read(("ucdp_ged", write([row]))).rows("report") == [{"source_row_id": 1} | _oracle(GED_ROW)]


def test_a_missing_column_is_named_with_the_nearest(read: Read, write: Callable[..., Path]) -> None:
    row = {("date_strat" if name == "date_start" else name): value for name, value in GED_ROW.items()}
    with pytest.raises(BadFile, match=r"no column 'date_start' \(nearest: 'date_strat'\) among id, relid"):
        read(("ucdp_ged", write([row])))


@pytest.mark.parametrize(
    ("name", "version"), [("GEDEvent_v25_1.csv", "25.1"), ("GEDEvent_v26_0_8.csv", "26.0.8"), ("ged.csv", None)]
)
def test_the_version_is_read_from_the_name_of_the_file(
    read: Read, ged: Callable[..., Path], name: str, version: str | None
) -> None:
    assert read(("ucdp_ged", ged({}, name=name))).rows("input")[0]["version"] == version


def test_the_licence_stands_with_the_input(read: Read, ged: Callable[..., Path]) -> None:
    (row,) = read(("ucdp_ged", ged({}))).rows("input")
    assert row["licence"].startswith("CC BY 4.0")
    assert row["redistributable"] is True
    assert "Sundberg" in find_source("ucdp_ged").citation


@pytest.mark.parametrize(
    ("dates", "published"),
    [
        ("2017-01-02;2016-12-31", dt.date(2016, 12, 31)),
        ("2015-12-30;2017-01-02", dt.date(2017, 1, 2)),
        ("2016-12-30", dt.date(2016, 12, 30)),
        ("1753-01-01;1753-01-02", None),
        ("2919-01-02", None),
        ("about new year;2017-01-03", dt.date(2017, 1, 3)),
        ("", None),
    ],
)
def test_the_report_day_is_that_of_the_earliest_article_that_can_be(
    read: Read, ged: Callable[..., Path], dates: str, published: dt.date | None
) -> None:
    (report,) = read(("ucdp_ged", ged({"source_date": dates}))).rows("report")
    assert report["published"] == published
