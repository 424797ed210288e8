"""The reports: shares as planted, and every cell consistent with the others."""

from __future__ import annotations

import json
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pyarrow as pa
import pyarrow.compute as pc
import pyarrow.parquet as pq
import pytest
from shapely.geometry import Point, shape

from treve import read
from treve.model.actor import ActorKind
from treve.normalise.actor_book import actor_book
from treve.normalise.acts import find_act, read_crosswalk
from treve.resolve.name_index import NameIndex
from treve.settings import Settings
from treve.simulate import simulate
from treve.simulate.reports import CHUNK
from treve.store.duckdb import DuckDBStore

REPORTS = 2 * CHUNK + 200_000


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Enough reports for shares to be close, in three row groups."""
    made = tmp_path_factory.mktemp("simulated")
    simulate(REPORTS, 0, 11, made, districts=600, towns=3_000)
    return made


@pytest.fixture(scope="module")
def reports(folder: Path) -> pa.Table:
    """The reports."""
    return pq.read_table(folder / "reports.parquet")


@pytest.fixture(scope="module")
def planted(folder: Path) -> dict[str, int]:
    """What truth.json says of them."""
    counts: dict[str, int] = json.loads((folder / "truth.json").read_text(encoding="utf-8"))["reports"]
    return counts


@pytest.fixture(scope="module")
def owner(folder: Path) -> Callable[[str], str | None]:
    """Whose name a spelling is; None: nobody's."""
    index = NameIndex(actor_book(folder / "actors.csv").actors, 92.0)

    def find(name: str) -> str | None:
        claimants = index.match(name).claimants
        return claimants[0] if len(claimants) == 1 else None

    return find


def count(mask: Any) -> int:
    """How many are true."""
    return int(pc.sum(mask).as_py() or 0)


def test_columns_are_plain_and_text_is_text(reports: pa.Table) -> None:
    types = {field.name: str(field.type) for field in reports.schema}
    assert types == {
        **dict.fromkeys(("report_id", "source", "recorder", "zone", "country", "place"), "string"),
        **dict.fromkeys(("admin1", "admin2", "perpetrator_alleged", "target", "act"), "string"),
        **dict.fromkeys(("occurred_from", "occurred_to"), "date32[day]"),
        **dict.fromkeys(("lat", "lon"), "double"),
        **dict.fromkeys(("place_precision", "killed_low", "killed_high"), "int32"),
    }


def test_ids_run_from_one_without_gap(reports: pa.Table) -> None:
    ids = reports["report_id"].to_pylist()
    assert ids == [f"S{number:010d}" for number in range(1, REPORTS + 1)]


@pytest.mark.parametrize(
    ("kind", "share"),
    [
        ("vague_days", 0.03),
        ("vague_places", 0.05),
        ("targets_civilians", 0.25),
        ("perpetrators_unresolvable", 0.02),
        ("targets_unresolvable", 0.02),
        ("act_air_strike", 0.28),
        ("killed_low_blank", 0.54),
    ],
)
def test_shares_are_as_stated(planted: dict[str, int], kind: str, share: float) -> None:
    assert planted[kind] / REPORTS == pytest.approx(share, rel=0.03)


def test_the_counts_of_truth_are_those_of_the_rows(
    reports: pa.Table, planted: dict[str, int], owner: Callable[[str], str | None]
) -> None:
    nobody = {name: owner(name) is None for name in (*pc.unique(reports["perpetrator_alleged"]).to_pylist(),)}
    nobody |= {name: owner(name) is None for name in pc.unique(reports["target"]).to_pylist()}
    strangers = pa.array([name for name, unknown in nobody.items() if unknown])
    civilians = pa.array([name for name in nobody if owner(name) == "civilians"])
    found = {
        "reports": reports.num_rows,
        "vague_days": count(pc.not_equal(reports["occurred_from"], reports["occurred_to"])),
        "vague_places": count(pc.greater(reports["place_precision"], 1)),
        "vague_places_near": count(pc.equal(reports["place_precision"], 2)),
        "vague_places_district": count(pc.equal(reports["place_precision"], 3)),
        "vague_places_governorate": count(pc.equal(reports["place_precision"], 4)),
        "targets_civilians": count(pc.is_in(reports["target"], civilians)),
        "perpetrators_unresolvable": count(pc.is_in(reports["perpetrator_alleged"], strangers)),
        "targets_unresolvable": count(pc.is_in(reports["target"], strangers)),
        "killed_low_blank": reports["killed_low"].null_count,
        "killed_high_blank": reports["killed_high"].null_count,
    }
    for pair in pc.value_counts(reports["act"].combine_chunks()).to_pylist():
        found[f"act_{pair['values']}"] = pair["counts"]
    assert found == planted


def test_days_are_in_order_and_lie_in_ten_years(reports: pa.Table) -> None:
    first, last = reports["occurred_from"], reports["occurred_to"]
    assert count(pc.greater(first, last)) == 0
    assert (str(pc.min(first).as_py()), str(pc.max(first).as_py())) == ("2015-01-01", "2024-12-31")


def test_what_a_vague_place_does_not_say_is_blank(reports: pa.Table) -> None:
    precision = reports["place_precision"]
    assert reports["place"].null_count == count(pc.greater_equal(precision, 3))
    for column in ("admin2", "lat", "lon"):
        assert reports[column].null_count == count(pc.equal(precision, 4))
    assert all(reports[column].null_count == 0 for column in ("zone", "country", "admin1", "act", "target"))


def test_points_lie_in_the_district_the_row_names(folder: Path, reports: pa.Table) -> None:
    features = json.loads((folder / "areas.geojson").read_text(encoding="utf-8"))["features"]
    areas = {one["properties"]["admin2"]: one for one in features}
    columns = ["country", "admin1", "admin2", "lat", "lon"]
    with_point = reports.select(columns).filter(pc.is_valid(reports["lat"]))
    for row in with_point.group_by(columns).aggregate([]).to_pylist():
        area = areas[row["admin2"]]
        assert (area["properties"]["country"], area["properties"]["admin1"]) == (row["country"], row["admin1"])
        assert shape(area["geometry"]).contains(Point(row["lon"], row["lat"]))


def test_towns_come_up_as_zipfs_law_says(reports: pa.Table) -> None:
    counts = sorted(
        pair["counts"] for pair in pc.value_counts(reports["place"].combine_chunks()).to_pylist() if pair["values"]
    )
    assert len(counts) == 3_000
    assert counts[-1] / counts[-2] == pytest.approx(2, rel=0.05)
    assert counts[-1] / counts[-10] == pytest.approx(10, rel=0.05)


def test_perpetrator_and_target_are_two_actors_of_the_country(
    folder: Path, reports: pa.Table, owner: Callable[[str], str | None]
) -> None:
    book = actor_book(folder / "actors.csv")
    groups = reports.group_by(["country", "perpetrator_alleged", "target"]).aggregate([])
    names = {*pc.unique(groups["perpetrator_alleged"]).to_pylist(), *pc.unique(groups["target"]).to_pylist()}
    owners = {name: owner(name) for name in names}
    faults = 0
    for country, perpetrator, target in zip(*(groups[name].to_pylist() for name in groups.column_names), strict=True):
        by, against = owners[perpetrator], owners[target]
        faults += by is not None and (by == against or not by.startswith(country.lower()))
        faults += against not in (None, "civilians") and not str(against).startswith(country.lower())
    assert faults == 0
    assert {book.actors[one].kind for one in owners.values() if one} == {
        ActorKind.STATE,
        ActorKind.ARMED_GROUP,
        ActorKind.UMBRELLA,
        ActorKind.CIVILIAN,
    }
    assert len(owners) > 2_500


def test_figures_are_blank_or_in_order(reports: pa.Table) -> None:
    low, high = reports["killed_low"], reports["killed_high"]
    assert pc.min(low).as_py() == 0
    assert count(pc.greater(low, high)) == 0
    assert count(pc.and_(pc.is_valid(low), pc.is_null(high))) > 0
    assert count(pc.and_(pc.is_null(low), pc.is_valid(high))) > 0


def test_every_code_of_an_act_is_known_to_the_table_source(reports: pa.Table) -> None:
    crosswalk = read_crosswalk("acts_table")
    assert all(find_act(code, crosswalk) is not None for code in pc.unique(reports["act"]).to_pylist())


def test_rows_are_written_in_groups_of_bounded_size(folder: Path) -> None:
    metadata = pq.read_metadata(folder / "reports.parquet")
    assert [metadata.row_group(number).num_rows for number in range(metadata.num_row_groups)] == [CHUNK, CHUNK, 200_000]


def test_the_source_table_reads_every_row(tmp_path: Path) -> None:
    simulate(3_000, 0, 5, tmp_path, districts=60, towns=200)
    store = DuckDBStore(None)
    assert read.reports([("table", tmp_path / "reports.parquet")], store, Settings()) == ()
    (summary,) = store.fetch("input").to_pylist()
    assert (summary["rows"], summary["reports"], summary["rejected"], summary["repeated"]) == (3_000, 3_000, 0, 0)
    store.close()
