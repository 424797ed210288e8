"""Cells of the Earth: which of them a circle around a place may touch, at any latitude and across the date line.

A cell is so many degrees high, and so many wide that a whole number of them goes around the Earth. A box of cells holds every
point of its circle, so two places within reach of each other share a cell: the one's box of its own reach, the other's box of
its reach and the window's.
"""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
import numpy.typing as npt

Floats = npt.NDArray[np.float64]
Small = npt.NDArray[np.int32]

RADIUS_KM = 6371.0088
"""The mean radius R1 of GRS 80."""

CELL_KM = 45.0
"""Side of a cell north to south. Wider cells hold more pairs that are no candidates, narrower ones are entered more often."""

_WIDEST = 60.0
"""Degrees east or west from which a box goes around the whole Earth, so that no two others meet on both sides of it."""


@dataclass(frozen=True, slots=True)
class Grid:
    """Degrees from north to south of a cell, and cells around the Earth."""

    height: float
    around: int


@dataclass(frozen=True, slots=True)
class Boxes:
    """One box per circle: its southernmost row, its westernmost column, and how many rows and columns; no row: no circle."""

    south: Small
    west: Small
    rows: Small
    columns: Small

    def take(self, places: Small) -> Boxes:
        """The boxes at these places, in this order."""
        return Boxes(*(one.take(places) for one in (self.south, self.west, self.rows, self.columns)))

    def put(self, own: slice, others: Boxes) -> None:
        """Put other boxes at these places."""
        self.south[own], self.west[own], self.rows[own], self.columns[own] = (
            others.south,
            others.west,
            others.rows,
            others.columns,
        )


def empty_boxes(count: int) -> Boxes:
    """Room for so many boxes, of any numbers."""
    return Boxes(*(np.empty(count, np.int32) for _ in range(4)))


def grid(latitude: Floats) -> Grid:
    """Cells as wide as high where most of these latitudes are, so that a box does not enter many in one direction."""
    height = float(np.degrees(CELL_KM / RADIUS_KM))
    # Counted by whole degrees: which cells there are decides how long it takes, and never what is found.
    of_degree = np.cumsum(np.bincount(np.abs(latitude).astype(np.int8), minlength=1))
    middle = float(np.searchsorted(of_degree, len(latitude) / 2)) + 0.5 if len(latitude) else 0.0
    return Grid(height, int(360 * max(0.2, float(np.cos(np.radians(middle)))) / height))


def boxes(cells: Grid, latitude: Floats, longitude: Floats, km: Floats) -> Boxes:
    """The box of each circle of so many km; latitude, longitude and km are not numbers where there is no point."""
    known = ~np.isnan(km)
    north, turn, far = (np.where(known, one, 0.0) for one in (latitude, longitude, np.degrees(km / RADIUS_KM)))
    # The widest meridian distance of a circle: asin(sin r / cos latitude); beyond a pole, all of them.
    with np.errstate(invalid="ignore", divide="ignore"):
        east = np.degrees(np.arcsin(np.sin(np.radians(far)) / np.cos(np.radians(north))))
    whole = (np.abs(north) + far >= 90) | ~(east < _WIDEST)
    east = np.where(whole, 0.0, east)
    wide = 360 / cells.around
    west = np.floor((turn - east + 180) / wide)
    columns = np.floor((turn + east + 180) / wide) - west + 1
    south = np.floor((north - far + 90) / cells.height)
    rows = np.floor((north + far + 90) / cells.height) - south + 1
    return Boxes(
        south.astype(np.int32),
        np.where(whole, 0, west % cells.around).astype(np.int32),
        np.where(known, rows, 0).astype(np.int32),
        np.where(whole, cells.around, columns).astype(np.int32),
    )
