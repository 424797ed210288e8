"""Parquet and GeoParquet."""

from __future__ import annotations

import json
import struct
from pathlib import Path

import pyarrow as pa
import pyarrow.parquet as pq
import pytest

from tests.bulletin.world import REPORTS
from treve.bulletin.parquet_export import write_geoparquet
from treve.bulletin.points import points
from treve.bulletin.tables import export
from treve.store.protocol import Store


def test_types_and_values_come_back(store: Store, tmp_path: Path) -> None:
    export(store, "incident", tmp_path / "i.parquet", "parquet")
    back = pq.read_table(tmp_path / "i.parquet")
    expected = store.fetch("incident")
    assert back.column("first_day").type == pa.date32()
    assert back.column("earliest_at").type == pa.timestamp("us", "UTC")
    assert back.column("deaths_best").to_pylist() == expected.column("deaths_best").to_pylist()


def test_geoparquet_says_what_the_format_asks_for(store: Store, tmp_path: Path) -> None:
    export(store, "report", tmp_path / "r.parquet", "geoparquet")
    geo = json.loads(pq.read_metadata(tmp_path / "r.parquet").metadata[b"geo"])
    assert geo["version"] == "1.1.0"
    assert geo["primary_column"] == "geometry"
    column = geo["columns"]["geometry"]
    assert column["encoding"] == "WKB"
    assert column["geometry_types"] == ["Point"]
    assert column["bbox"] == [35.5, 33.9, 37.0, 35.9]
    assert "crs" not in column


def test_points_are_wkb_longitude_first_and_missing_ones_are_null(store: Store, tmp_path: Path) -> None:
    export(store, "report", tmp_path / "r.parquet", "geoparquet")
    back = pq.read_table(tmp_path / "r.parquet", columns=["source_row_id", "geometry"]).to_pylist()
    wkb = {row["source_row_id"]: row["geometry"] for row in back}
    assert len(wkb) == len(REPORTS)
    assert struct.unpack("<BIdd", wkb[1]) == (1, 1, 36.7, 34.7)
    assert wkb[6] is None


def test_a_column_called_geometry_is_kept_under_another_name(store: Store, tmp_path: Path) -> None:
    batch = pa.record_batch({"place_id": pa.array([1], pa.int64()), "geometry": ["POINT (1 2)"]})
    write_geoparquet(tmp_path / "g.parquet", batch.schema, iter([batch]), points(store, "place"))
    back = pq.read_table(tmp_path / "g.parquet").to_pylist()[0]
    assert back["geometry_in_source"] == "POINT (1 2)"
    assert struct.unpack("<BIdd", back["geometry"])[2:] == (36.7, 34.7)


def test_geopandas_reads_it(store: Store, tmp_path: Path) -> None:
    geopandas = pytest.importorskip("geopandas", reason="geopandas is not installed")
    export(store, "finding", tmp_path / "f.parquet", "geoparquet")
    frame = geopandas.read_parquet(tmp_path / "f.parquet")
    assert str(frame.crs) == "OGC:CRS84"
    assert frame.geometry.isna().sum() == 3
    assert set(frame.loc[frame["incident_id"] == 1].geometry.x) == {36.7}
