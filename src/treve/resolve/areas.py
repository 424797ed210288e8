"""Which places lie in which areas: tables area and place_area.

place_area holds no row for a place that surely lies outside: TRUE is inside, empty may be inside.
"""

from __future__ import annotations

import itertools
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass

import numpy as np
import pyarrow as pa
import shapely

from treve.model.agreement import Area, Unit
from treve.resolve.given_areas import GivenArea, polygon_from_geojson, repaired
from treve.resolve.place_columns import NOWHERE, Inside, PlaceColumns
from treve.resolve.polygons import Polygon, in_polygons
from treve.resolve.units import in_units
from treve.store.protocol import Store

_AREA = pa.schema([(name, pa.string()) for name in ("area_id", "name", "agreement_id", "extent", "polygon", "source")])
# Rows handed to the store at once: enough that handing over costs nothing, some megabytes.
_ROWS_AT_ONCE = 100_000
_PLACE_AREA = pa.schema([("place_id", pa.int64()), ("area_id", pa.string()), ("holds", pa.bool_())])


@dataclass(frozen=True, slots=True)
class GivenMap:
    """The polygons a user gives, where they come from, and the places in each, by area_id."""

    polygons: Sequence[GivenArea]
    source: str
    inside: Mapping[str, Inside]


NO_MAP = GivenMap((), "", {})
"""No polygons given."""


def given_map(polygons: Sequence[GivenArea], source: str, places: PlaceColumns) -> GivenMap:
    """The given polygons, and the places in each; a point on a shared boundary lies in the one with the smallest area_id."""
    geometries = [Polygon(area.area_id, area.geometry, area.country) for area in polygons]
    found = in_polygons(geometries, places, share_boundaries=True)
    return GivenMap(polygons, source, dict(zip([polygon.area_id for polygon in polygons], found, strict=True)))


def areas(store: Store, places: PlaceColumns, own: Sequence[tuple[str, Area]], given: GivenMap) -> tuple[str, ...]:
    """Fill `area` and `place_area`; warnings, in plain words, of polygons that had to be repaired.

    own  (area_id, area) of the agreements
    """
    maps, warnings = _own_polygons(own)
    by_map = dict(zip(maps, in_polygons(list(maps.values()), places, share_boundaries=False), strict=True))
    rows = [_own_row(area_id, area, given.inside) for area_id, area in own]
    rows += [_given_row(area, given.source) for area in given.polygons]
    store.load("area", pa.Table.from_pylist(rows, _AREA))
    inside = _own_inside(own, places, by_map, given.inside)
    batches = _batches(places, itertools.chain(inside, given.inside.items()))
    store.load("place_area", pa.RecordBatchReader.from_batches(_PLACE_AREA, batches))
    return warnings


def _own_polygons(own: Sequence[tuple[str, Area]]) -> tuple[dict[str, Polygon], tuple[str, ...]]:
    maps, warnings = {}, []
    for area_id, area in own:
        if area.polygon is not None:
            geometry, fault = repaired(polygon_from_geojson(area_id, area.polygon))
            countries = {unit.country for unit in area.units}
            maps[area_id] = Polygon(area_id, geometry, countries.pop() if len(countries) == 1 else None)
            if fault:
                warnings.append(f"polygon {area_id} is invalid ({fault}) and was repaired")
    return maps, tuple(warnings)


def _own_inside(
    own: Sequence[tuple[str, Area]], places: PlaceColumns, by_map: Mapping[str, Inside], by_given: Mapping[str, Inside]
) -> Iterator[tuple[str, Inside]]:
    by_units: dict[tuple[Unit, ...], Inside] = {}
    for area_id, area in own:
        members = [by_given[one] for one in area.members if one in by_given]
        if area_id in by_map:
            inside = by_map[area_id]
        elif area.members and len(members) == len(area.members):
            inside = _union(members, len(places.place_id))
        elif area.units:
            if area.units not in by_units:
                by_units[area.units] = in_units(area.units, places)
            inside = by_units[area.units]
        else:
            inside = Inside(NOWHERE, np.arange(len(places.place_id)))
        yield area_id, inside


def _union(members: Sequence[Inside], places: int) -> Inside:
    inside = np.zeros(places, np.int8)
    inside[np.concatenate([one.perhaps for one in members])] = 1
    inside[np.concatenate([one.surely for one in members])] = 2
    return Inside(np.flatnonzero(inside == 2), np.flatnonzero(inside == 1))


def _own_row(area_id: str, area: Area, by_given: Mapping[str, Inside]) -> dict[str, str | None]:
    mapped = area.polygon is not None or (bool(area.members) and all(one in by_given for one in area.members))
    return {
        "area_id": area_id,
        "name": area.name,
        "agreement_id": area_id.partition("/")[0],
        "extent": "polygon" if mapped else "units" if area.units else "unknown",
        "polygon": area.polygon,
        "source": " ".join(area.sources) or None,
    }


def _given_row(area: GivenArea, source: str) -> dict[str, str | None]:
    return {
        "area_id": area.area_id,
        "name": area.name,
        "extent": "polygon",
        "polygon": shapely.to_geojson(area.geometry),
        "source": source,
    }


def _batches(places: PlaceColumns, found: Iterable[tuple[str, Inside]]) -> Iterator[pa.RecordBatch]:
    held: list[tuple[str, Inside]] = []
    rows = 0
    for area_id, inside in found:
        held.append((area_id, inside))
        rows += len(inside.surely) + len(inside.perhaps)
        if rows >= _ROWS_AT_ONCE:
            yield _batch(places, held)
            held, rows = [], 0
    if held:
        yield _batch(places, held)


def _batch(places: PlaceColumns, held: Sequence[tuple[str, Inside]]) -> pa.RecordBatch:
    parts = [part for _, inside in held for part in (inside.surely, inside.perhaps)]
    lengths = np.array([len(part) for part in parts])
    area = np.repeat(np.arange(len(held)), lengths.reshape(-1, 2).sum(axis=1))
    certain = np.repeat(np.tile([True, False], len(held)), lengths)
    return pa.RecordBatch.from_arrays(
        [
            pa.array(places.place_id[np.concatenate(parts)], pa.int64()),
            pa.array([area_id for area_id, _ in held], pa.string()).take(pa.array(area)),
            pa.array(certain, pa.bool_(), mask=~certain),
        ],
        schema=_PLACE_AREA,
    )
