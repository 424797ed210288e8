"""Places as the linker compares them: a point on the sphere, how far the place may lie from it, and where it is looked for.

Each distinct place is treated once.
"""

from __future__ import annotations

from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass

import numpy as np
import numpy.typing as npt
import pyarrow as pa

from treve.link.cells import RADIUS_KM, Boxes, Grid, boxes, empty_boxes, grid
from treve.link.folded_names import folded_keys
from treve.link.ordering import order
from treve.link.window import Window
from treve.model.place import PlacePrecision

REACH_KM: dict[PlacePrecision, float | None] = {
    PlacePrecision.EXACT: 0.0,
    PlacePrecision.NEAR: 25.0,
    PlacePrecision.DISTRICT: 30.0,
    PlacePrecision.GOVERNORATE: 60.0,
    PlacePrecision.FUZZY: 60.0,
    PlacePrecision.COUNTRY: None,
    PlacePrecision.INTERNATIONAL: None,
    PlacePrecision.UNKNOWN: 25.0,
}
"""How far from its point a place is looked for when reports are compared; None: the point says nothing, only the name does.

A convention of the comparison and no bound: `place.radius_km` is empty for a district, since nobody knows how large it is.
"""

NOT_STATED = -1
"""What stands where a report does not state a thing. All that is numbered is zero or more."""

OF_PLACE = ("point_north", "point_east", "crowd", "name_key", "reach_metres")
"""What is compared of a place: its point in two parts, how busy it is, its name, and how far from there it is looked for."""

_OF_POINT = ("point_north", "point_east", "reach_metres")
"""What of it nobody knows where there is no point."""

_OF_DEGREE = 10_000
"""Parts of a degree that make two points different: about ten metres."""

_EAST = 4_000_000
"""Numbers of points from west to east on one parallel."""

_AT_ONCE = 8_192
"""Places looked at in one go, so that what is in hand stays close to the processor."""

Floats = npt.NDArray[np.float64]
Ints = npt.NDArray[np.int64]
Small = npt.NDArray[np.int32]
Tiny = npt.NDArray[np.int8]


@dataclass(frozen=True, slots=True)
class Places:
    """Places by number, with the cells in which each is looked for; those that lie close together stand side by side.

    points  x, y, z and the reach of each place in km; not numbers where there is no point
    reach   the box of what each place may mean; sought: the box of what may be the same
    compared  what is compared of each place: a row a place, a column for each of OF_PLACE
    radius_km  how far each reaches, not a number where nobody knows; fineness: how precise it is, the finest 0; zone: its number
    """

    ids: Ints
    points: Floats
    cells: Grid
    reach: Boxes
    sought: Boxes
    compared: Small
    radius_km: Floats
    fineness: Tiny
    zone: Small

    def where(self, ids: Ints) -> Small:
        """The places of these ids."""
        found = np.zeros(int(self.ids.max(initial=0)) + 1, np.int32)
        found[self.ids] = np.arange(len(self.ids), dtype=np.int32)
        return found[ids]

    def apart(self, one: Small, other: Small, km: float) -> tuple[Floats, Floats]:
        """The squared distance of each two places, and the most that it may be; not numbers where one of them has no point."""
        here, there = self.points.take(one, axis=0), self.points.take(other, axis=0)
        steps = here - there
        square = steps[:, 0] ** 2 + steps[:, 1] ** 2 + steps[:, 2] ** 2
        return square, (here[:, 3] + there[:, 3] + km) ** 2


@dataclass(frozen=True, slots=True)
class LaidOut:
    """Places of which nobody has counted yet how many reports name them.

    places  their column `crowd` of what is compared holds no number yet
    point   the number of the point of each
    """

    places: Places
    point: Ints


def place_keys(laid_out: LaidOut, named: Ints, days: int, window: Window) -> tuple[pa.Table, Places]:
    """The rows of link_place, and where each place is looked for; writes the column `crowd` of the places laid out.

    named   the place that each report names
    days    days of which reports tell, as days_told counts them
    """
    places = laid_out.places
    reports = np.bincount(named, minlength=int(places.ids.max(initial=0)) + 1).take(places.ids)
    crowd = _crowd(laid_out.point, reports, min(1.0, (2 * window.days + 1) / max(days, 1)))
    places.compared[:, OF_PLACE.index("crowd")] = crowd
    name = places.compared[:, OF_PLACE.index("name_key")]
    rows = {"place_id": places.ids, "crowd": crowd, "name_key": pa.array(name, pa.int64(), mask=name == NOT_STATED)}
    return pa.table(rows), places


def laid_out(places: pa.Table, window: Window) -> LaidOut:
    """Where each place is looked for. places: what place_points.sql gives, in any order."""
    latitude, longitude, reach = (places.column(name).to_numpy() for name in ("latitude", "longitude", "reach_km"))
    cells = grid(latitude[~np.isnan(reach)])
    line = _line(cells, latitude, longitude, ~np.isnan(reach), window.workers())
    names = places.column("name_key").fill_null(NOT_STATED).to_numpy()
    points, numbers = np.empty((len(line), 4)), np.empty(len(line), np.int64)
    around, sought = empty_boxes(len(line)), empty_boxes(len(line))
    compared = np.empty((len(line), len(OF_PLACE)), np.int32)

    def stretch(begin: int) -> None:
        own = slice(begin, begin + _AT_ONCE)
        here = line[own]
        north, east, km = (one.take(here) for one in (latitude, longitude, reach))
        pointed = ~np.isnan(km)
        points[own] = np.stack([*_on_sphere(north, east), km], axis=1)
        points[own][~pointed] = np.nan
        parts = _north_east(north, east, pointed)
        numbers[own] = _point_keys(*parts)
        around.put(own, boxes(cells, north, east, km))
        sought.put(own, boxes(cells, north, east, km + window.km))
        metres = np.floor(np.where(pointed, km, 0) * 1_000)
        for name, one in zip(_OF_POINT, (*parts, metres), strict=True):
            compared[own, OF_PLACE.index(name)] = np.where(pointed, one, NOT_STATED)
        compared[own, OF_PLACE.index("name_key")] = names.take(here)

    with ThreadPoolExecutor(window.workers()) as threads:
        list(threads.map(stretch, range(0, len(line), _AT_ONCE)))
    ids, radius, fineness, zone = (
        places.column(name).to_numpy().take(line) for name in ("place_id", "radius_km", "fineness", "zone_number")
    )
    return LaidOut(Places(ids, points, cells, around, sought, compared, radius, fineness, zone), numbers)


def _line(
    cells: Grid, latitude: Floats, longitude: Floats, pointed: npt.NDArray[np.bool_], workers: int
) -> npt.NDArray[np.int64]:
    """The places cell by cell, in each point by point, so that places of one point stand side by side."""
    north, east = _north_east(latitude, longitude, pointed)
    high, wide = int(cells.height * _OF_DEGREE), int(360 * _OF_DEGREE / cells.around)
    row, column = north // high, east // wide
    cells_of_row = int(column.max(initial=0)) + 1
    return order((row * cells_of_row + column, north - row * high, east - column * wide), workers)


def reach_rows() -> pa.Table:
    """The rows of step_reach: how far from its point a place of each precision is looked for, and how fine it is, the finest 0."""
    return pa.table(
        {
            "place_precision": [one.value for one in REACH_KM],
            "reach_km": pa.array(REACH_KM.values(), pa.float64()),
            "fineness": pa.array([list(PlacePrecision).index(one) for one in REACH_KM], pa.int8()),
        }
    )


def name_rows(names: pa.Table) -> pa.Table:
    """The rows of step_name_key, for what place_names.sql gives: one number per folded name and country."""
    return names.append_column("name_key", folded_keys(names.column("name"), names.column("country")))


def one_point(
    latitude: float | None, longitude: float | None, precision: PlacePrecision
) -> dict[str, float | int | None]:
    """What `points` says of one place, None where it is no number."""
    north, east = (np.array([one], dtype=np.float64) for one in (latitude, longitude))
    told = points(north, east, pa.array([precision.value]))
    return {name: column[0].as_py() for name, column in told.items()}


def points(latitude: Floats, longitude: Floats, precision: pa.Array) -> dict[str, pa.Array]:
    """The points on the sphere and the reach of places in km, and the number of each point; NULL: the point says nothing.

    latitude, longitude  degrees, not numbers where they are not stated; precision: values of PlacePrecision
    """
    words = precision.dictionary_encode()
    reaches = [REACH_KM[PlacePrecision(one)] for one in words.dictionary.to_pylist()]
    reach = np.array([np.nan if one is None else one for one in reaches])[words.indices.to_numpy()]
    unknown = np.isnan(reach) | np.isnan(latitude) | np.isnan(longitude)
    x, y, z = _on_sphere(latitude, longitude)
    told = {"point_x": x, "point_y": y, "point_z": z, "reach_km": reach}
    number = _point_keys(*_north_east(latitude, longitude, ~unknown))
    return {name: pa.array(one, mask=unknown) for name, one in {**told, "point_key": number}.items()}


def _point_keys(north: Small, east: Small) -> Ints:
    """One number per distinct point, to about ten metres. north, east: as _north_east gives them."""
    keys: Ints = north.astype(np.int64) * _EAST + east
    return keys


def _north_east(latitude: Floats, longitude: Floats, pointed: npt.NDArray[np.bool_]) -> tuple[Small, Small]:
    """Ten-thousandths of a degree north of the South Pole and east of the date line; those of no point are those of 0, 0."""
    north = np.rint(np.where(pointed, latitude, 0) * _OF_DEGREE).astype(np.int32) + np.int32(90 * _OF_DEGREE)
    east = np.rint(np.where(pointed, longitude, 0) * _OF_DEGREE).astype(np.int32) + np.int32(180 * _OF_DEGREE)
    return north, east


def _on_sphere(latitude: Floats, longitude: Floats) -> tuple[Floats, Floats, Floats]:
    north, east = np.radians(latitude), np.radians(longitude)
    return (
        RADIUS_KM * np.cos(north) * np.cos(east),
        RADIUS_KM * np.cos(north) * np.sin(east),
        RADIUS_KM * np.sin(north),
    )


def _crowd(points: Ints, reports: Ints, share_of_time: float) -> Tiny:
    """How many reports a window of time holds at the very same point: 1 hardly any, 2 up to one, … 7 above 250.

    points  those that are equal stand side by side
    """
    if not len(points):
        return np.zeros(0, np.int8)
    begins = np.concatenate([[0], np.flatnonzero(points[1:] != points[:-1]) + 1])
    expected = np.add.reduceat(reports, begins) * share_of_time
    crowds = np.digitize(expected, [0.25, 1.0, 4.0, 16.0, 64.0, 256.0]).astype(np.int8) + np.int8(1)
    return np.repeat(crowds, np.diff(begins, append=len(points)))
