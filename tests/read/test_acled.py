from __future__ import annotations

import datetime as dt
from collections.abc import Callable
from pathlib import Path

import pytest

from .conftest import Reading

Read = Callable[..., Reading]
Write = Callable[..., Path]

ROW = {
    "event_id_cnty": "SYR12345",
    "event_date": "2019-03-09",
    "year": "2019",
    "time_precision": "1",
    "disorder_type": "Political violence",
    "event_type": "Explosions/Remote violence",
    "sub_event_type": "Air/drone strike",
    "actor1": "Military Forces of Syria (2000-)",
    "assoc_actor_1": "Military Forces of Russia; Hezbollah",
    "inter1": "State forces",
    "actor2": "Civilians (Syria)",
    "assoc_actor_2": "",
    "inter2": "Civilians",
    "interaction": "State forces-Civilians",
    "civilian_targeting": "Civilian targeting",
    "iso": "760",
    "region": "Middle East",
    "country": "Syria",
    "admin1": "Idleb",
    "admin2": "Ariha",
    "admin3": "Ehsem",
    "location": "Balyun",
    "latitude": "35.68",
    "longitude": "36.54",
    "geo_precision": "1",
    "source": "SOHR; SANA",
    "source_scale": "Other",
    "notes": 'On 9 March, "aircraft" struck,\r\nagain.',
    "fatalities": "3",
    "tags": "",
    "timestamp": "1600000000",
}


def test_one_row_becomes_one_report(read: Read, write: Write) -> None:
    (report,) = read(("acled", write([ROW]))).rows("report")
    assert report == {
        "source_row_id": 1,
        "report_id": "acled:SYR12345",
        "source": "acled",
        "publisher": None,
        "recorder_names": "SOHR;SANA",
        "url": None,
        "published": None,
        "first_day": dt.date(2019, 3, 9),
        "last_day": dt.date(2019, 3, 9),
        "time_local": None,
        "zone": None,
        "place_name": "Balyun",
        "country": "SY",
        "admin1": "Idleb",
        "admin2": "Ariha",
        "latitude": 35.68,
        "longitude": 36.54,
        "place_precision": "exact",
        "side_a_names": "Military Forces of Syria (2000-);Military Forces of Russia;Hezbollah",
        "side_b_names": "Civilians (Syria)",
        "direction": "undirected",
        "act": "air_strike",
        "act_in_source": "Air/drone strike",
        "deaths_low": None,
        "deaths_best": 3,
        "deaths_high": None,
        "injured_low": None,
        "injured_high": None,
        "civilian_deaths": None,
        "observed": None,
        "exception_stated": None,
        "aggregate": None,
        "note": ROW["notes"],
        "compartment": None,
    }


@pytest.mark.parametrize(
    ("precision", "first", "last"),
    [
        ("1", dt.date(2019, 3, 9), dt.date(2019, 3, 9)),
        ("2", dt.date(2019, 3, 2), dt.date(2019, 3, 16)),
        ("3", dt.date(2019, 3, 1), dt.date(2019, 3, 31)),
    ],
)
def test_days_are_as_wide_as_the_precision_is_poor(
    read: Read, write: Write, precision: str, first: dt.date, last: dt.date
) -> None:
    (report,) = read(("acled", write([ROW | {"time_precision": precision}]))).rows("report")
    assert (report["first_day"], report["last_day"]) == (first, last)


@pytest.mark.parametrize("precision", ["", "0", "4"])
def test_an_unknown_precision_of_days_rejects_the_row(read: Read, write: Write, precision: str) -> None:
    assert read(("acled", write([ROW | {"time_precision": precision}]))).counts() == [(1, 0, 1, 0)]


@pytest.mark.parametrize("delimiter", [",", ";"])
def test_old_exports_are_read_too(read: Read, write: Write, delimiter: str) -> None:
    old = {"data_id": "7", "iso3": "SYR", "event_id_no_cnty": "12345"} | ROW | {"event_date": "09 March 2019"}
    del old["civilian_targeting"], old["disorder_type"], old["tags"]
    (report,) = read(("acled", write([old], delimiter=delimiter))).rows("report")
    assert (report["report_id"], report["first_day"]) == ("acled:SYR12345", dt.date(2019, 3, 9))


def test_civilians_stay_visible_where_no_second_actor_stands(read: Read, write: Write) -> None:
    blank = {"actor2": "", "assoc_actor_2": ""}
    targeted = ROW | blank
    untargeted = ROW | blank | {"event_id_cnty": "SYR2", "civilian_targeting": ""}
    reports = read(("acled", write([targeted, untargeted]))).rows("report")
    assert [report["side_b_names"] for report in reports] == ["Civilians", None]


def test_an_unknown_sub_event_is_kept_as_written_and_counted(read: Read, write: Write) -> None:
    rows = [ROW | {"event_id_cnty": f"SYR{n}", "sub_event_type": "Time travel"} for n in range(3)]
    reading = read(("acled", write(rows)))
    assert [(row["act"], row["act_in_source"]) for row in reading.rows("report")] == [(None, "Time travel")] * 3
    assert reading.warnings == (
        "acled: column 'sub_event_type' holds words that are not known, left empty: 'Time travel' (3)",
    )


def test_rows_of_acled_may_not_leave(read: Read, write: Write) -> None:
    assert read(("acled", write([ROW]))).rows("input")[0]["redistributable"] is False
