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

Floats = npt.NDArray[np.float64]
Ints = npt.NDArray[np.int64]
Small = npt.NDArray[np.int32]


@dataclass(frozen=True, slots=True)
class Places:
    """Places by number, with the cells in which each is looked for; those that lie close together stand side by side.

    points  x, y, z and the reach of each place in km; not numbers where there is no point
    reach   the box of what each place may mean; sought: the box of what may be the same
    """

    ids: Ints
    points: Floats
    cells: Grid
    reach: Boxes
    sought: Boxes

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


def place_keys(places: pa.Table, days: int, window: Window) -> tuple[pa.Table, Places]:
    """The rows of step_place_key, and where each place is looked for.

    places  what place_points.sql gives, in any order
    days    days from the first to the last of all reports, at least 1
    """
    latitude, longitude, reach = (places.column(name).to_numpy() for name in ("latitude", "longitude", "reach_km"))
    pointed = ~np.isnan(reach)
    names = places.column("name_key").combine_chunks()
    points = _point_keys(latitude, longitude, pointed)
    x, y, z = _on_sphere(latitude, longitude)
    ids = places.column("place_id").to_numpy()
    reports = places.column("reports").to_numpy()
    keys = pa.table(
        {
            "place_id": ids,
            "point_key": pa.array(points, mask=~pointed),
            "point_x": pa.array(x, mask=~pointed),
            "point_y": pa.array(y, mask=~pointed),
            "point_z": pa.array(z, mask=~pointed),
            "reach_km": pa.array(reach, mask=~pointed),
            "crowd": _crowd(points, reports, min(1.0, (2 * window.days + 1) / max(days, 1))),
            "name_key": names,
        }
    )
    cells = grid(latitude[pointed])
    around = boxes(cells, latitude, longitude, reach)
    line = np.argsort(around.south.astype(np.int64) * (4 * cells.around) + around.west).astype(np.int32)
    on_sphere = np.stack([x, y, z, reach], axis=1)
    on_sphere[~pointed] = np.nan
    sought = boxes(cells, latitude, longitude, reach + window.km)
    return keys, Places(ids[line], on_sphere[line], cells, around.take(line), sought.take(line))


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
    """The columns point_x to point_key of link_key for one place."""
    reach = REACH_KM[precision]
    if latitude is None or longitude is None or reach is None:
        return dict.fromkeys(("point_x", "point_y", "point_z", "reach_km", "point_key"))
    degrees = np.array([latitude]), np.array([longitude])
    x, y, z = (float(one[0]) for one in _on_sphere(*degrees))
    number = int(_point_keys(*degrees, np.array([True]))[0])
    return {"point_x": x, "point_y": y, "point_z": z, "reach_km": reach, "point_key": number}


def _point_keys(latitude: Floats, longitude: Floats, pointed: npt.NDArray[np.bool_]) -> Ints:
    """One number per distinct point, to about ten metres."""
    north = np.rint(np.where(pointed, latitude, 0) * 10_000).astype(np.int64)
    east = np.rint(np.where(pointed, longitude, 0) * 10_000).astype(np.int64)
    keys: Ints = (north + 900_000) * 4_000_000 + (east + 1_800_000)
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
