"""Where each report lies, in which zone its days are, and what the run should warn of."""

from __future__ import annotations

import csv
import datetime as dt
import gzip
import json
import random
from collections import Counter
from pathlib import Path

from tests.resolve.conftest import Reports
from tests.rows import Row

from treve.resolve.places import places
from treve.settings import Settings
from treve.store.duckdb import DuckDBStore

ALEPPO: Row = {
    "place_name": "Aleppo",
    "country": "SY",
    "admin1": "Aleppo Governorate",
    "latitude": 36.2,
    "longitude": 37.16,
}


def place_of(store: DuckDBStore) -> list[Row]:
    """The place of each report, in order."""
    by_id = {row["place_id"]: row for row in store.fetch("place").to_pylist()}
    return [by_id[row["place_id"]] for row in store.fetch("report_place").sort_by("source_row_id").to_pylist()]


def test_reports_of_one_place_share_it_however_their_sources_spell_the_division(reports: Reports) -> None:
    store = reports(ALEPPO, {**ALEPPO, "admin1": "Halab", "source": "acled"}, {**ALEPPO, "place_precision": "near"})
    places(store, (), None, (), Settings())
    first, second, third = place_of(store)
    assert first == second
    assert (first["admin1"], first["radius_km"], third["radius_km"]) == ("Aleppo", 0.0, 25.0)
    assert store.tables()["place"] == 2


def test_a_report_that_says_nothing_of_its_place_has_a_place_of_which_nothing_is_known(reports: Reports) -> None:
    store = reports({"place_precision": "unknown"})
    places(store, (), None, (), Settings())
    (place,) = place_of(store)
    assert {name for name, value in place.items() if value is not None} == {
        "place_id",
        "place_precision",
        "zone",
        "zone_basis",
    }
    assert (place["zone"], place["zone_basis"]) == ("unknown", "unknown")


def test_a_place_without_a_point_has_no_radius(reports: Reports) -> None:
    store = reports({**ALEPPO, "latitude": None})
    places(store, (), None, (), Settings())
    assert place_of(store)[0]["radius_km"] is None


def test_a_source_without_zone_or_country_can_be_given_them(reports: Reports) -> None:
    store = reports({"source": "feed", "admin1": "Donetsk"}, {"source": "feed", "country": "US"})
    settings = Settings(zones=(("feed", "America/Chicago"),), countries=(("feed", "UA"),))
    places(store, (), None, ("Asia/Damascus",), settings)
    assert [(row["country"], row["zone"], row["zone_basis"]) for row in place_of(store)] == [
        ("UA", "America/Chicago", "option"),
        ("US", "America/Chicago", "option"),
    ]


def test_days_taken_from_the_agreements_zone_are_counted_in_a_warning(reports: Reports) -> None:
    store = reports({}, {}, ALEPPO)
    (warning,) = places(store, (), None, ("Asia/Damascus", "Asia/Damascus"), Settings())
    assert warning.startswith("2 reports")
    assert "Asia/Damascus" in warning


def test_days_of_an_unknown_zone_are_counted_in_a_warning(reports: Reports) -> None:
    (warning,) = places(reports({}, ALEPPO), (), None, ("Asia/Damascus", "Asia/Aden"), Settings())
    assert warning.startswith("1 report ")


def test_the_numbers_of_places_do_not_depend_on_the_order_of_rows(reports: Reports) -> None:
    content: list[Row] = [
        {**ALEPPO, "place_name": name, "latitude": latitude}
        for name in ("b", "a", None)
        for latitude in (36.2, None, -0.0, 35.9)
    ]
    tables = []
    for seed in range(3):
        shuffled = list(content)
        random.Random(seed).shuffle(shuffled)
        store = reports(*shuffled)
        places(store, (), None, (), Settings())
        tables.append(store.fetch("place").sort_by("place_id").to_pylist())
    assert tables[0] == tables[1] == tables[2]
    assert len(tables[0]) == len(content)


def test_each_report_has_exactly_one_place(reports: Reports) -> None:
    content = [{**ALEPPO, column: None} for column in ALEPPO] * 2
    store = reports(*content)
    places(store, (), None, (), Settings())
    assert len(place_of(store)) == len(content)


def test_exact_places_outside_the_polygon_of_their_own_division_are_counted(reports: Reports, tmp_path: Path) -> None:
    square = [[[37, 36], [38, 36], [38, 37], [37, 37], [37, 36]]]
    feature = {
        "type": "Feature",
        "properties": {"adm1_code": "SYR-137", "name": "Aleppo", "adm0_a3": "SYR"},
        "geometry": {"type": "Polygon", "coordinates": square},
    }
    given = tmp_path / "areas.geojson"
    given.write_text(json.dumps({"type": "FeatureCollection", "features": [feature]}), encoding="utf-8")
    content = (ALEPPO, {**ALEPPO, "latitude": 35.0}, {**ALEPPO, "latitude": 35.1, "place_precision": "near"})
    (warning,) = places(reports(*content, {"country": "SY", "admin1": "Homs"}), (), given, (), Settings())
    assert warning.startswith("1 of 2 exact places")
    assert places(reports(ALEPPO), (), given, (), Settings()) == ()


def test_the_polygons_of_syria_agree_with_the_ucdp_file_as_far_as_published(
    reports: Reports, shared_data: Path
) -> None:
    content: list[Row] = []
    with gzip.open(shared_data / "ucdp_ged_syria_2016_2019.csv.gz", "rt", encoding="utf-8") as file:
        for row in csv.DictReader(file):
            if int(row["where_prec"]) <= 3:
                content.append(
                    {
                        "first_day": dt.date.fromisoformat(row["date_start"][:10]),
                        "country": "SY",
                        "admin1": row["adm_1"] or None,
                        "latitude": float(row["latitude"]),
                        "longitude": float(row["longitude"]),
                    }
                )
    store = reports(*content)
    places(store, (), shared_data / "natural_earth_10m_syria_governorates.geojson", (), Settings())
    polygon_of = {row["place_id"]: row["area_id"] for row in store.fetch("place_area").to_pylist()}
    assert len(polygon_of) == store.tables()["place_area"]
    meetings = Counter((row["admin1"], polygon_of.get(row["place_id"])) for row in place_of(store))
    # The counts that the notes on the map give for UCDP rows with where_prec 1 to 3.
    assert len(content) == 15_130
    assert sum(count for (_, polygon), count in meetings.items() if polygon is None) == 99
    assert meetings[("Rif Dimashq", "SYR-4843")] == 122
    assert meetings[("Hama", "SYR-140")] == 44
    assert meetings[("Daraa", "SYR-143")] == 34
    assert meetings[("Quneitra", "SYR-5261")] == 58
