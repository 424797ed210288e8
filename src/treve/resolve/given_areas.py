"""The polygons a user gives: a GeoJSON FeatureCollection, read, checked and repaired."""

from __future__ import annotations

import csv
import functools
import json
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import pydantic_core
import shapely

from treve.errors import BadFile
from treve.normalise.places import find_country
from treve.resolve.admin1 import CROSSWALK
from treve.resolve.geojson_polygons import plain_polygons

_ID_PROPERTIES = ("area_id", "adm1_code", "id", "name")
# Natural Earth writes -99 in iso_a2 for some states and the code itself in iso_a2_eh.
_COUNTRY_PROPERTIES = ("iso_a2_eh", "iso_a2", "country", "adm0_a3")
_POLYGONAL = ("Polygon", "MultiPolygon")


@dataclass(frozen=True, slots=True)
class GivenArea:
    """One polygon a user gives: id, name, country (None: not said) and geometry, valid after repair."""

    area_id: str
    name: str
    country: str | None
    geometry: shapely.Geometry


def given_areas(path: Path) -> tuple[tuple[GivenArea, ...], tuple[str, ...]]:
    """The polygons of a GeoJSON FeatureCollection, in order of id, and warnings naming those that were repaired.

    The id of a feature is its property area_id, else adm1_code, id or name, else the feature's own id.
    Raises BadFile for a file that is no such collection, a feature without an id or without a polygon, and an id that occurs twice.
    """
    found: dict[str, GivenArea] = {}
    warnings = []
    features = _features(path)
    plain = plain_polygons([feature.get("geometry") if isinstance(feature, dict) else None for feature in features])
    for number, feature in enumerate(features, start=1):
        where = f"{path}: feature {number}"
        area, fault = _given_area(where, feature, None if plain is None else plain[number - 1])
        if area.area_id in found:
            raise BadFile(where, f"the id {area.area_id!r} occurs a second time", "an id that occurs once")
        found[area.area_id] = area
        if fault:
            warnings.append(f"{where}: polygon {area.area_id} is invalid ({fault}) and was repaired")
    return tuple(found[area_id] for area_id in sorted(found)), tuple(warnings)


def repaired(geometry: shapely.Geometry) -> tuple[shapely.Geometry, str | None]:
    """The geometry made valid, and what was wrong with it; None: nothing."""
    if shapely.is_valid(geometry):
        return geometry, None
    whole = shapely.make_valid(geometry, method="structure", keep_collapsed=False)
    return whole, shapely.is_valid_reason(geometry)


def polygon_from_geojson(where: str, text: str) -> shapely.Geometry:
    """The Polygon or MultiPolygon of a GeoJSON geometry text. Raises BadFile for anything else."""
    try:
        geometry = shapely.from_geojson(text)
    except shapely.errors.GEOSException as problem:
        raise BadFile(where, f"no geometry: {problem}", "a GeoJSON Polygon or MultiPolygon") from problem
    if geometry is None or geometry.geom_type not in _POLYGONAL or geometry.is_empty:
        kind = "nothing" if geometry is None or geometry.is_empty else geometry.geom_type
        raise BadFile(where, f"{kind} where a polygon must be", "a GeoJSON Polygon or MultiPolygon")
    return geometry


def _features(path: Path) -> Sequence[Any]:
    try:
        collection = _parsed(path.read_text(encoding="utf-8-sig"))
    except OSError as problem:
        raise BadFile(str(path), str(problem.strerror), "a GeoJSON file of areas") from problem
    except ValueError as problem:
        raise BadFile(str(path), f"no JSON: {problem}", "a GeoJSON FeatureCollection") from problem
    if not isinstance(collection, dict) or not isinstance(collection.get("features"), list):
        raise BadFile(str(path), "no list of features", "a GeoJSON FeatureCollection")
    return list(collection["features"])


def _parsed(text: str) -> Any:
    """JSON, by the quicker reader where it can read it, and by the one that says where a fault stands where it cannot."""
    try:
        return pydantic_core.from_json(text)
    except ValueError:
        pass
    try:
        return json.loads(text)
    except RecursionError as problem:
        raise ValueError(str(problem)) from None


def _given_area(where: str, feature: Any, polygon: shapely.Geometry | None) -> tuple[GivenArea, str | None]:
    if not isinstance(feature, dict) or not isinstance(feature.get("properties") or {}, dict):
        raise BadFile(where, "no feature", "a GeoJSON Feature with properties and a geometry")
    properties: dict[str, Any] = feature.get("properties") or {}
    ids = [*(properties.get(name) for name in _ID_PROPERTIES), feature.get("id")]
    area_id = next((str(one) for one in ids if one not in (None, "")), None)
    if area_id is None:
        raise BadFile(where, "no id", f"one of the properties {', '.join(_ID_PROPERTIES)}")
    if polygon is None:
        polygon = polygon_from_geojson(f"{where} ({area_id})", json.dumps(feature.get("geometry")))
    valid, fault = repaired(polygon)
    name = str(properties.get("name") or area_id)
    return GivenArea(area_id, name, _country(properties), valid), fault


def _country(properties: Mapping[str, Any]) -> str | None:
    for name in _COUNTRY_PROPERTIES:
        text = str(properties.get(name) or "")
        code = _alpha3().get(text) or find_country(text)
        if code:
            return code
    return None


@functools.cache
def _alpha3() -> dict[str, str]:
    """ISO 3166-1 alpha-3 codes, and those Natural Earth uses instead, to alpha-2."""
    with CROSSWALK.with_name("country_alpha3.csv").open(encoding="utf-8", newline="") as file:
        return {row["alpha3"]: row["code"] for row in csv.DictReader(file)}
