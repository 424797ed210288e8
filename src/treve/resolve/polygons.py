"""Does a place lie in a polygon? All points and polygons at once, through a tree of boxes.

An exact place is its point. A place known within some kilometres is the disc around its point: surely inside if the whole disc is,
outside if none of it is. A place whose point bounds nothing is in no polygon for sure, and perhaps in each that its country allows.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

import numpy as np
import numpy.typing as npt
import shapely

from treve.resolve.place_columns import NOWHERE, Inside, PlaceColumns, Positions

KILOMETRES_PER_DEGREE = 6371.0088 * np.pi / 180
"""Of latitude, on a sphere of the mean radius R1 of GRS 80."""

# Vertices measured at once: bounds the memory that their copied coordinates take.
_VERTICES_AT_ONCE = 500_000
# A polygon with more vertices is first asked, through its index, whether it meets the disc's box; else measuring is as quick.
_MANY_VERTICES = 500
# What boxes and vertices alone decide they decide clearly; what comes closer to the radius than this is measured.
_CLEARLY = 1 - 1e-9
# A box in degrees is made a little wider than its disc, so that rounding never leaves a pair out.
_BOX_MARGIN = 1.001
# Towards the poles a degree of longitude shrinks to nothing; beyond this, the box goes all the way round.
_SMALLEST_COSINE = 0.01


@dataclass(frozen=True, slots=True)
class Polygon:
    """One area with a map: valid geometry in WGS 84, longitude first; country None: not known."""

    area_id: str
    geometry: shapely.Geometry
    country: str | None


@dataclass(frozen=True, slots=True)
class _Pairs:
    """Polygons and places that meet, by their numbers; certain False: perhaps inside."""

    polygon: Positions
    place: Positions
    certain: npt.NDArray[np.bool_]


@dataclass(frozen=True, slots=True)
class _Discs:
    """Centres in degrees, radii in kilometres."""

    longitude: npt.NDArray[np.float64]
    latitude: npt.NDArray[np.float64]
    radius: npt.NDArray[np.float64]

    def of(self, numbers: Positions) -> _Discs:
        return _Discs(self.longitude[numbers], self.latitude[numbers], self.radius[numbers])


def in_polygons(polygons: Sequence[Polygon], places: PlaceColumns, *, share_boundaries: bool) -> list[Inside]:
    """For each polygon the places that lie surely, or perhaps, in it.

    share_boundaries  the polygons are one map: a point on a boundary of several belongs to the one with the smallest area_id
    """
    if not polygons:
        return []
    order = sorted(range(len(polygons)), key=lambda number: polygons[number].area_id)
    ordered = [polygons[number] for number in order]
    geometries = np.array([polygon.geometry for polygon in ordered], dtype=object)
    shapely.prepare(geometries)
    exact = _exact_pairs(geometries, places, share_boundaries=share_boundaries)
    near = _near_pairs(geometries, places)
    coarse = _coarse_places(places)
    possible = {country: _possible(coarse, country) for country in {polygon.country for polygon in ordered}}
    found = [
        Inside(np.concatenate([points, surely]), np.concatenate([perhaps, possible[polygon.country]]))
        for polygon, points, surely, perhaps in zip(
            ordered,
            _by_polygon(exact, len(ordered), certain=True),
            _by_polygon(near, len(ordered), certain=True),
            _by_polygon(near, len(ordered), certain=False),
            strict=True,
        )
    ]
    return [inside for _, inside in sorted(zip(order, found, strict=True), key=lambda pair: pair[0])]


def _exact_pairs(geometries: npt.NDArray[np.object_], places: PlaceColumns, *, share_boundaries: bool) -> _Pairs:
    positions = np.flatnonzero(places.radius_km == 0)
    points = shapely.points(places.longitude[positions], places.latitude[positions])
    polygon, point = shapely.STRtree(points).query(geometries, predicate="intersects")
    if share_boundaries:
        interior = shapely.contains_properly(geometries[polygon], points[point])
        kept = interior | _first_of_each(np.where(interior, -1, point), polygon)
        polygon, point = polygon[kept], point[kept]
    return _Pairs(polygon.astype(np.int64), positions[point], np.ones(len(point), np.bool_))


def _first_of_each(groups: Positions, ranks: Positions) -> npt.NDArray[np.bool_]:
    """Marks the smallest rank of each group; nothing in group -1."""
    order = np.lexsort((ranks, groups))
    in_order = groups[order]
    first = np.ones(len(order), np.bool_)
    first[1:] = in_order[1:] != in_order[:-1]
    marks = np.zeros(len(order), np.bool_)
    marks[order] = first & (in_order >= 0)
    return marks


def _near_pairs(geometries: npt.NDArray[np.object_], places: PlaceColumns) -> _Pairs:
    positions, discs = _discs(places)
    boxes = _boxes(discs)
    polygon, disc = shapely.STRtree(boxes).query(geometries)
    centres = discs.of(disc)
    met, may_hold = _reach(shapely.bounds(geometries)[polygon], centres)
    within = np.zeros(len(disc), np.bool_)
    vertices = shapely.get_num_coordinates(geometries)[polygon]
    large = np.flatnonzero(np.isnan(met) & (vertices > _MANY_VERTICES))
    met[large[~shapely.intersects(geometries[polygon[large]], boxes[disc[large]])]] = 0
    for part in _parts(np.flatnonzero(np.isnan(met) & ~may_hold), vertices):
        met[part[_vertex_in_disc(geometries[polygon[part]], centres.of(part))]] = 1
    for part in _parts(np.flatnonzero(np.isnan(met)), vertices):
        met[part], within[part] = _measure(geometries[polygon[part]], centres.of(part))
    kept = met > 0
    return _Pairs(polygon[kept].astype(np.int64), positions[disc[kept]], within[kept])


def _parts(pairs: Positions, vertices: Positions) -> list[Positions]:
    """The pairs in parts of so many vertices, or of one pair that has more."""
    if not len(pairs):
        return []
    part = np.cumsum(vertices[pairs]) // _VERTICES_AT_ONCE
    return np.split(pairs, np.flatnonzero(np.diff(part)) + 1)


def _boxes(discs: _Discs) -> npt.NDArray[np.object_]:
    half_height = discs.radius / KILOMETRES_PER_DEGREE * _BOX_MARGIN
    half_width = half_height / _cosine(discs.latitude)
    boxes: npt.NDArray[np.object_] = shapely.box(
        discs.longitude - half_width,
        discs.latitude - half_height,
        discs.longitude + half_width,
        discs.latitude + half_height,
    )
    return boxes


def _discs(places: PlaceColumns) -> tuple[Positions, _Discs]:
    """The places that are discs, and the discs; one across the date line stands once on either side of the map."""
    positions = np.flatnonzero(places.radius_km > 0)
    discs = _Discs(places.longitude[positions], places.latitude[positions], places.radius_km[positions])
    half_width = discs.radius / KILOMETRES_PER_DEGREE * _BOX_MARGIN / _cosine(discs.latitude)
    across = np.flatnonzero(np.abs(discs.longitude) + half_width > 180)
    beyond = discs.longitude[across] - np.copysign(360, discs.longitude[across])
    return np.concatenate([positions, positions[across]]), _Discs(
        np.concatenate([discs.longitude, beyond]),
        np.concatenate([discs.latitude, discs.latitude[across]]),
        np.concatenate([discs.radius, discs.radius[across]]),
    )


def _reach(bounds: npt.NDArray[np.float64], discs: _Discs) -> tuple[npt.NDArray[np.float64], npt.NDArray[np.bool_]]:
    """What boxes alone tell of each pair: do polygon and disc meet, and may the whole disc lie in the polygon?

    bounds  west, south, east and north of each pair's polygon
    The first answer is 1: they meet, for the polygon is no larger than the disc, or the disc holds a whole side of its box, each of
    which the polygon touches; 0: they do not; NaN: to be measured. The second is never False for a disc that lies in the polygon.
    """
    west, south, east, north = bounds.T
    width = KILOMETRES_PER_DEGREE * _cosine(discs.latitude)
    to_west, to_east = (discs.longitude - west) * width, (east - discs.longitude) * width
    to_south, to_north = (
        (discs.latitude - south) * KILOMETRES_PER_DEGREE,
        (north - discs.latitude) * KILOMETRES_PER_DEGREE,
    )
    near_x, far_x = np.minimum(abs(to_west), abs(to_east)), np.maximum(abs(to_west), abs(to_east))
    near_y, far_y = np.minimum(abs(to_south), abs(to_north)), np.maximum(abs(to_south), abs(to_north))
    side = np.minimum(np.hypot(near_x, far_y), np.hypot(far_x, near_y))
    nearest = np.hypot(np.maximum(-np.minimum(to_west, to_east), 0), np.maximum(-np.minimum(to_south, to_north), 0))
    inmost = np.minimum(np.minimum(to_west, to_east), np.minimum(to_south, to_north))
    may_hold = inmost >= discs.radius * _CLEARLY
    met = np.where(side < discs.radius * _CLEARLY, 1.0, np.where(nearest > discs.radius * _BOX_MARGIN, 0.0, np.nan))
    return met, may_hold


def _vertex_in_disc(geometries: npt.NDArray[np.object_], discs: _Discs) -> npt.NDArray[np.bool_]:
    """For each pair: does a vertex of the polygon clearly lie in the disc? If none does, they may meet all the same."""
    vertices = shapely.get_num_coordinates(geometries)
    longitude, latitude = shapely.get_coordinates(geometries).T
    width = np.repeat(KILOMETRES_PER_DEGREE * _cosine(discs.latitude), vertices)
    to_east = (longitude - np.repeat(discs.longitude, vertices)) * width
    to_north = (latitude - np.repeat(discs.latitude, vertices)) * KILOMETRES_PER_DEGREE
    nearest = np.minimum.reduceat(to_east * to_east + to_north * to_north, np.cumsum(vertices) - vertices)
    return np.asarray(nearest < (discs.radius * _CLEARLY) ** 2)


def _measure(geometries: npt.NDArray[np.object_], discs: _Discs) -> tuple[npt.NDArray[np.bool_], npt.NDArray[np.bool_]]:
    """For each pair: do polygon and disc meet, and does the whole disc lie in the polygon?

    On a plane around the point, on which a degree of longitude is as long as at the point's latitude.
    """
    width = KILOMETRES_PER_DEGREE * _cosine(discs.latitude)
    scale = np.repeat(
        np.column_stack([width, np.full(len(width), KILOMETRES_PER_DEGREE)]),
        shapely.get_num_coordinates(geometries),
        axis=0,
    )
    flat = shapely.transform(geometries, lambda coordinates: coordinates * scale)
    points = shapely.points(discs.longitude * width, discs.latitude * KILOMETRES_PER_DEGREE)
    to_polygon = shapely.distance(flat, points)
    within = to_polygon == 0
    within[within] = shapely.distance(shapely.boundary(flat[within]), points[within]) >= discs.radius[within]
    return to_polygon <= discs.radius, within


def _cosine(latitude: npt.NDArray[np.float64]) -> npt.NDArray[np.float64]:
    return np.maximum(np.cos(np.radians(latitude)), _SMALLEST_COSINE)


def _coarse_places(places: PlaceColumns) -> dict[str | None, Positions]:
    """Places whose point bounds nothing, by country."""
    numbers: dict[str | None, int] = {}
    country = np.array([numbers.setdefault(one.country, len(numbers)) for one in places.codings], np.int64)
    coarse = np.flatnonzero(np.isnan(places.radius_km))
    order = np.argsort(country[places.coding[coarse]], kind="stable")
    starts = np.searchsorted(country[places.coding[coarse[order]]], np.arange(1, len(numbers)))
    return dict(zip(numbers, np.split(coarse[order], starts), strict=True)) if numbers else {}


def _possible(coarse: dict[str | None, Positions], country: str | None) -> Positions:
    """Coarse places that may lie in a polygon of the country; country None: in any."""
    wanted = coarse if country is None else {None, country}
    return np.concatenate([NOWHERE, *(coarse[one] for one in sorted(wanted, key=str) if one in coarse)])


def _by_polygon(pairs: _Pairs, polygons: int, *, certain: bool) -> Iterator[Positions]:
    """The places of each polygon; a place met twice is certain if it is so once."""
    key = pairs.polygon * (pairs.place.max(initial=0) + 1) + pairs.place
    sure = np.unique(key[pairs.certain])
    wanted = sure if certain else np.setdiff1d(key[~pairs.certain], sure)
    polygon, place = np.divmod(wanted, pairs.place.max(initial=0) + 1)
    yield from np.split(place, np.searchsorted(polygon, np.arange(1, polygons)))
