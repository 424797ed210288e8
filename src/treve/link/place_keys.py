"""Places as the linker compares them: a point on the sphere, how far the place may lie from it, and where it is looked for.

Each distinct place is treated once.
"""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
import numpy.typing as npt
import pyarrow as pa

from treve.link.cells import RADIUS_KM, Boxes, Grid, boxes, grid
from treve.link.folded_names import folded_keys
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

_EAST = 4_000_000
"""Numbers of points from west to east on one parallel."""

Floats = npt.NDArray[np.float64]
Ints = npt.NDArray[np.int64]
Small = npt.NDArray[np.int32]


@dataclass(frozen=True, slots=True)
class Places:
    """Places by number, with the cells in which each is looked for; those that lie close together stand side by side.

    points  x, y, z and the reach of each place in km; not numbers where there is no point
    reach   the box of what each place may mean; sought: the box of what may be the same
    compared  what is compared of each place: a row a place, a column for each of OF_PLACE
    """

    ids: Ints
    points: Floats
    cells: Grid
    reach: Boxes
    sought: Boxes
    compared: Small

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


def place_keys(places: pa.Table, named: Ints, days: int, window: Window) -> tuple[pa.Table, Places]:
    """The rows of link_place, and where each place is looked for.

    places  what place_points.sql gives, in any order
    named   the place that each report names
    days    days from the first to the last of all reports, at least 1
    """
    latitude, longitude, reach = (places.column(name).to_numpy() for name in ("latitude", "longitude", "reach_km"))
    pointed = ~np.isnan(reach)
    names = places.column("name_key").combine_chunks()
    numbers = _point_keys(latitude, longitude, pointed)
    x, y, z = _on_sphere(latitude, longitude)
    ids = places.column("place_id").to_numpy()
    reports = np.bincount(named, minlength=int(ids.max(initial=0)) + 1)[ids]
    crowd = _crowd(numbers, reports, min(1.0, (2 * window.days + 1) / max(days, 1)))
    keys = pa.table({"place_id": ids, "crowd": crowd, "name_key": names})
    north, east = np.divmod(numbers, _EAST)
    told = {
        "point_north": np.where(pointed, north, NOT_STATED),
        "point_east": np.where(pointed, east, NOT_STATED),
        "crowd": crowd,
        "name_key": names.fill_null(NOT_STATED).to_numpy(),
        "reach_metres": np.where(pointed, np.floor(reach * 1_000), NOT_STATED),
    }
    cells = grid(latitude[pointed])
    around = boxes(cells, latitude, longitude, reach)
    line = np.argsort(around.south.astype(np.int64) * (4 * cells.around) + around.west).astype(np.int32)
    on_sphere = np.stack([x, y, z, reach], axis=1)
    on_sphere[~pointed] = np.nan
    sought = boxes(cells, latitude, longitude, reach + window.km)
    compared = np.stack([told[name].astype(np.int32) for name in OF_PLACE], axis=1)[line]
    return keys, Places(ids[line], on_sphere[line], cells, around.take(line), sought.take(line), compared)


def reach_rows() -> pa.Table:
    """The rows of step_reach: how far from its point a place of each precision is looked for."""
    return pa.table(
        {
            "place_precision": [one.value for one in REACH_KM],
            "reach_km": pa.array(REACH_KM.values(), pa.float64()),
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
    number = _point_keys(latitude, longitude, ~unknown)
    return {name: pa.array(one, mask=unknown) for name, one in {**told, "point_key": number}.items()}


def _point_keys(latitude: Floats, longitude: Floats, pointed: npt.NDArray[np.bool_]) -> Ints:
    """One number per distinct point, to about ten metres."""
    north = np.rint(np.where(pointed, latitude, 0) * 10_000).astype(np.int64)
    east = np.rint(np.where(pointed, longitude, 0) * 10_000).astype(np.int64)
    keys: Ints = (north + 900_000) * _EAST + (east + 1_800_000)
    return keys


def _on_sphere(latitude: Floats, longitude: Floats) -> tuple[Floats, Floats, Floats]:
    north, east = np.radians(latitude), np.radians(longitude)
    return (
        RADIUS_KM * np.cos(north) * np.cos(east),
        RADIUS_KM * np.cos(north) * np.sin(east),
        RADIUS_KM * np.sin(north),
    )


def _crowd(points: Ints, reports: Ints, share_of_time: float) -> Ints:
    """How many reports a window of time holds at the very same point: 1 hardly any, 2 up to one, … 7 above 250."""
    order = np.argsort(points, kind="stable")
    ordered = points[order]
    number = np.cumsum(np.r_[0, ordered[1:] != ordered[:-1]]) if len(points) else order
    expected = np.empty(len(points))
    expected[order] = (np.bincount(number, weights=reports[order]) * share_of_time)[number]
    crowds: Ints = np.digitize(expected, [0.25, 1.0, 4.0, 16.0, 64.0, 256.0]).astype(np.int64) + 1
    return crowds
