"""Places as the linker compares them: a point on the sphere, how far the place may lie from it, and the cells it may lie in.

Each distinct place is treated once. A box is cut into cells of fixed size in degrees; two places within reach of each other
share at least one cell, because the box of each holds every point of its own circle, at any latitude and across the date line.
"""

from __future__ import annotations

import numpy as np
import numpy.typing as npt
import pyarrow as pa
import pyarrow.compute as pc

from treve.link.folded_names import folded_keys
from treve.link.window import Window
from treve.model.place import PlacePrecision

RADIUS_KM = 6371.0088
"""The mean radius R1 of GRS 80."""

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

CELL_KM = 45.0
"""Side of a cell north to south. Wider cells hold more pairs that are no candidates, narrower ones are entered more often."""

_CELLS_EAST = 10_000
"""More than there are cells around the Earth: about 900 at the equator and 3,200 near a pole, where columns are numbered by the
width they have there, with room for the places repeated beyond the date line."""

Floats = npt.NDArray[np.float64]
Ints = npt.NDArray[np.int64]


def place_keys(places: pa.Table, days: int, window: Window, slots: int) -> tuple[pa.Table, pa.Table]:
    """The rows of step_place_key and step_place_cell.

    places  what place_points.sql gives, in any order
    days    days from the first to the last of all reports, at least 1
    slots   slots of time into which each cell is divided
    """
    latitude, longitude, reach = _points(places)
    pointed = ~np.isnan(reach)
    names = folded_keys(places.column("name"), places.column("country"))
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
    half_km = reach[pointed] + window.km / 2
    by_point = _cells(ids[pointed], latitude[pointed], longitude[pointed], half_km, slots)
    return keys, pa.concat_tables([by_point, _name_cells(ids, names, pointed, slots)])


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


def _points(places: pa.Table) -> tuple[Floats, Floats, Floats]:
    """Degrees, and the reach in km; a reach of NaN where there is no point to compare."""
    latitude, longitude = (
        pc.cast(places.column(one), pa.float64()).to_numpy(zero_copy_only=False) for one in ("latitude", "longitude")
    )
    precision = places.column("place_precision").combine_chunks().dictionary_encode()
    known = [REACH_KM[PlacePrecision(one)] for one in precision.dictionary.to_pylist()]
    table = np.array([np.nan if one is None else one for one in known] + [np.nan])
    reach: Floats = table[precision.indices.to_numpy()]
    return latitude, longitude, np.where(np.isnan(latitude) | np.isnan(longitude), np.nan, reach)


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
    point = pa.array(points).dictionary_encode().indices.to_numpy()
    expected = np.bincount(point, weights=reports)[point] * share_of_time
    crowds: Ints = np.digitize(expected, [0.25, 1.0, 4.0, 16.0, 64.0, 256.0]).astype(np.int64) + 1
    return crowds


def _cells(ids: Ints, latitude: Floats, longitude: Floats, half_km: Floats, slots: int) -> pa.Table:
    """The first block of each cell that each box touches, and its signs as cell.sql says, but for those of time."""
    degrees = np.degrees(half_km / RADIUS_KM)
    # The widest meridian distance of a circle: asin(sin r / cos latitude); beyond a pole, all of them.
    with np.errstate(invalid="ignore"):
        east = np.degrees(np.arcsin(np.sin(np.radians(degrees)) / np.cos(np.radians(latitude))))
    east = np.where((np.abs(latitude) + degrees >= 90) | np.isnan(east), 180.0, east)
    # What lies west of the date line is written a second time, one turn further east, where the boxes from the other side reach.
    again = longitude - east < -180 + 2 * (east.max() if len(east) else 0)
    ids, shifted = np.r_[ids, ids[again]], np.r_[np.zeros(len(ids), bool), np.ones(int(again.sum()), bool)]
    latitude, degrees, width = (np.r_[one, one[again]] for one in (latitude, degrees, east))
    longitude = np.r_[longitude, longitude[again] + 360]
    cell = CELL_KM / RADIUS_KM * 180 / np.pi
    # Cells are as wide as high where most reports are, so that a box does not enter many in one direction.
    wide = cell / max(0.2, float(np.cos(np.radians(np.median(np.abs(latitude)))))) if len(latitude) else cell
    west, end_east = (np.floor((longitude + 540 + sign * width) / wide).astype(np.int64) for sign in (-1, 1))
    south, end_north = (np.floor((latitude + 180 + sign * degrees) / cell).astype(np.int64) for sign in (-1, 1))
    columns = (end_east - west + 1).astype(np.int32)
    entered = columns * (end_north - south + 1).astype(np.int32)
    which = np.repeat(np.arange(len(ids), dtype=np.int32), entered)
    within = np.arange(len(which), dtype=np.int32) - np.repeat(np.cumsum(entered, dtype=np.int32) - entered, entered)
    up, right = np.divmod(within, columns[which])
    block = (south * _CELLS_EAST + west)[which] + up.astype(np.int64) * _CELLS_EAST + right
    signs = 16 + 8 * ~shifted[which] + 4 * (up == 0) + 2 * (right == 0)
    return _cell_table(ids[which], block * slots, signs)


def _name_cells(ids: Ints, names: pa.Array, pointed: npt.NDArray[np.bool_], slots: int) -> pa.Table:
    """One cell per name that some place without a point bears, for all places of that name."""
    keys = names.fill_null(-1).to_numpy(zero_copy_only=False)
    own = (keys >= 0) & np.isin(keys, np.unique(keys[~pointed]))
    return _cell_table(ids[own], (-1 - keys[own]) * slots, np.where(pointed[own], 14, 30))


def _cell_table(place_ids: Ints, blocks: Ints, signs: Ints) -> pa.Table:
    return pa.table({"place_id": place_ids, "block": blocks, "signs": signs.astype(np.int16)})
