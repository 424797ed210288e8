from __future__ import annotations

import gzip
import json
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from treve.errors import BadFile

from .conftest import Reading

Read = Callable[..., Reading]
Write = Callable[..., Path]


def _feature(number: int, geometry: Any = None, **properties: Any) -> dict[str, Any]:
    point = {"type": "Point", "coordinates": [36.5 + number, 33.5]} if geometry is None else geometry
    return {
        "type": "Feature",
        "id": f"f{number}",
        "geometry": point,
        "properties": {"occurred_from": "2016"} | properties,
    }


def _collection(*features: dict[str, Any]) -> str:
    return json.dumps({"type": "FeatureCollection", "features": features}, ensure_ascii=False)


def test_features_become_reports_longitude_first(read: Read, write: Write) -> None:
    text = _collection(_feature(1, place="بسيمة", killed_low=2, exception_stated=False), _feature(2, note=["a", 1]))
    first, second = read(("table", write(text, "x.geojson"))).rows("report")
    assert (first["report_id"], first["latitude"], first["longitude"]) == ("table:f1", 33.5, 37.5)
    assert (first["place_name"], first["deaths_low"], first["exception_stated"]) == ("بسيمة", 2, False)
    assert (second["note"], second["deaths_low"]) == ('["a", 1]', None)


@pytest.mark.parametrize("separator", ["", "\x1e"])
def test_one_feature_a_line_is_read_too(read: Read, write: Write, separator: str) -> None:
    text = "\n".join(separator + json.dumps(_feature(number)) for number in range(3)) + "\n"
    assert read(("table", write(text, "x.geojsonl"))).counts() == [(3, 3, 0, 0)]


def test_a_gzipped_collection_is_read(read: Read, write: Write) -> None:
    assert read(("table", write(gzip.compress(_collection(_feature(1)).encode()), "x.geojson.gz"))).counts() == [
        (1, 1, 0, 0)
    ]


def test_properties_stand_before_id_and_coordinates(read: Read, write: Write) -> None:
    text = _collection(_feature(1, report_id="own", lat=34.0, lon=36.0))
    (report,) = read(("table", write(text))).rows("report")
    assert (report["report_id"], report["latitude"], report["longitude"]) == ("table:own", 34.0, 36.0)


@pytest.mark.parametrize(
    "geometry", [{"type": "LineString", "coordinates": [[36, 33], [37, 34]]}, {"type": "Point", "coordinates": []}, "x"]
)
def test_a_geometry_that_is_no_point_rejects_its_feature(read: Read, write: Write, geometry: Any) -> None:
    reading = read(("table", write(_collection(_feature(1), _feature(2, geometry)))))
    assert reading.counts() == [(2, 1, 1, 0)]


def test_a_feature_without_geometry_has_no_coordinates(read: Read, write: Write) -> None:
    feature = _feature(1) | {"geometry": None}
    (report,) = read(("table", write(_collection(feature)))).rows("report")
    assert report["latitude"] is report["longitude"] is None


@pytest.mark.parametrize(
    ("text", "problem"),
    [
        (_collection(_feature(1))[:-20], "line 1 is no JSON"),
        (_collection(), "no features"),
        ('{"type": "Topology"}', "something else than features"),
        ('{"a": 1}\n{"b": 2}\n', "something else than features"),
        (json.dumps(_feature(1)) + "\n{broken\n", "line 2 is no JSON"),
        ('{"type": "FeatureCollection", "features": [1]}', "something else than features"),
        ('{"a":' * 100_000, "recursion"),
        (json.dumps(_feature(1)) + "\n" + "[" * 100_000 + "\n", "line 2 is no JSON"),
        (b'{"type": "caf\xe9"}', "not UTF-8"),
    ],
)
def test_what_is_wrong_with_a_file_is_said(read: Read, write: Write, text: str | bytes, problem: str) -> None:
    with pytest.raises(BadFile, match=problem):
        read(("table", write(text, "x.geojson")))


def test_a_truncated_gzip_file_is_refused(read: Read, write: Write) -> None:
    whole = gzip.compress(
        _collection(*(_feature(number % 40, n=str(number * 7919)) for number in range(3000))).encode()
    )
    with pytest.raises(BadFile, match="breaks off"):
        read(("table", write(whole[: len(whole) - 30], "x.geojson.gz")))
