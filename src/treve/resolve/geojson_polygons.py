"""Many GeoJSON geometries as polygons, all at once.

Only what needs no second look is read here: closed rings of plain pairs of finite numbers. About anything else the answer is None,
and the caller reads one geometry at a time, with an error that names it.
"""

from __future__ import annotations

import itertools
import math
from collections.abc import Sequence
from typing import Any

import numpy as np
import numpy.typing as npt
import shapely

# A ring of GeoJSON: at least three corners, and the first once more (RFC 7946, section 3.1.6).
_SHORTEST_RING = 4


def plain_polygons(geometries: Sequence[Any]) -> npt.NDArray[np.object_] | None:
    """The Polygons and MultiPolygons of parsed GeoJSON geometries, in their order; None: at least one needs a second look."""
    try:
        parts = [_polygons_of(geometry) for geometry in geometries]
        rings = [polygon for of_one in parts for polygon in of_one]
        built = _polygons(rings) if rings else None
    except (TypeError, ValueError, KeyError, OverflowError):
        return None
    if built is None or not all(parts):
        return None
    ends = np.cumsum([len(of_one) for of_one in parts])
    single = np.array([geometry["type"] == "Polygon" for geometry in geometries])
    found: npt.NDArray[np.object_] = built[ends - 1]
    for number in np.flatnonzero(~single).tolist():
        found[number] = shapely.multipolygons(built[ends[number] - len(parts[number]) : ends[number]])
    return found


def _polygons_of(geometry: Any) -> Sequence[Any]:
    """The rings of each polygon. Raises ValueError for another type of geometry."""
    if geometry["type"] == "Polygon":
        return [geometry["coordinates"]]
    if geometry["type"] == "MultiPolygon":
        return list(geometry["coordinates"])
    raise ValueError(geometry["type"])


def _polygons(polygons: Sequence[Sequence[Any]]) -> npt.NDArray[np.object_] | None:
    rings = list(itertools.chain.from_iterable(polygons))
    points = list(itertools.chain.from_iterable(rings))
    numbers = list(itertools.chain.from_iterable(points))
    lengths = np.array([len(ring) for ring in rings])
    pairs = set(map(type, points)) == {list} and set(map(len, points)) == {2} and {*map(type, numbers)} <= {int, float}
    if not pairs or lengths.min() < _SHORTEST_RING or not all(polygons) or not all(map(math.isfinite, numbers)):
        return None
    coordinates = np.array(numbers, np.float64).reshape(-1, 2)
    ends = np.cumsum(lengths)
    if (coordinates[ends - lengths] != coordinates[ends - 1]).any():
        return None
    closed = shapely.linearrings(coordinates, indices=np.repeat(np.arange(len(rings)), lengths))
    owner = np.repeat(np.arange(len(polygons)), [len(polygon) for polygon in polygons])
    built: npt.NDArray[np.object_] = shapely.polygons(closed, indices=owner)
    return built
