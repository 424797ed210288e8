"""The map as a picture that needs no script: dots for cells, outlines of countries, mapped areas of agreements."""

from __future__ import annotations

import functools
import math
from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np

from treve.bulletin.outlines import around
from treve.serve.pages.rings import Rings, path
from treve.serve.query import FINEST
from treve.serve.sought.answers import Cell, View

WIDTH = 640
_HIGHEST = 520
# Cells side by side; more would be dots on dots.
_ACROSS = 28
_CELL_PIXELS = 36
_LEAST_DEGREES = 0.3
# Up to so many incidents, and the radius of the dot in units of the picture.
SIZES = ((1, 3.0), (5, 4.5), (20, 6.5), (100, 9.0), (1000, 12.0), (10**12, 15.0))


@dataclass(frozen=True, slots=True)
class Dot:
    """One cell: its place in the picture, its radius, and whether none of its incidents is known to be at the place itself."""

    x: float
    y: float
    radius: float
    hollow: bool
    cell: Cell


@dataclass(frozen=True, slots=True)
class Picture:
    """A picture. outlines, areas, lines: paths; empty where none is known."""

    width: int
    height: int
    outlines: str
    areas: str
    lines: str
    dots: tuple[Dot, ...]


def view_of(extent: tuple[float, float, float, float]) -> View:
    """The part of the map that shows an extent with a margin, and the level of its cells."""
    west, south, east, north = extent
    margin = max(0.05 * max(east - west, north - south), _LEAST_DEGREES / 2)
    west, east = max(-180.0, west - margin), min(180.0, east + margin)
    south, north = max(-90.0, south - margin), min(90.0, north + margin)
    return View(west, south, east, north, level_of(east - west))


def level_of(width: float, pixels: int = _ACROSS * _CELL_PIXELS) -> int:
    """The level of cells for a view so many degrees and pixels wide: cells wide enough for a number in each."""
    return min(FINEST, max(0, math.floor(math.log2(360 * pixels / _CELL_PIXELS / max(width, 1e-6)))))


def picture(view: View, cells: Sequence[Cell], areas: Rings, lines: Rings) -> Picture:
    """The picture of the cells in a view, over the mapped areas and the lines."""
    frame = _Frame(view)
    dots = [
        Dot(
            *frame.point(cell.longitude, cell.latitude),
            SIZES[size_of(cell.incidents)][1],
            cell.loose == cell.incidents,
            cell,
        )
        for cell in cells
    ]
    return Picture(
        WIDTH,
        frame.height,
        _outlines(view),
        frame.path(areas),
        frame.path(lines, closed=False),
        # Large dots first, so that small ones stay visible.
        tuple(sorted(dots, key=lambda dot: -dot.radius)),
    )


class _Frame:
    """Plain equirectangular projection around the middle of a view."""

    def __init__(self, view: View) -> None:
        self._view = view
        self._squeeze = max(0.1, math.cos(math.radians((view.south + view.north) / 2)))
        across = (view.east - view.west) * self._squeeze
        self._high = view.north - view.south
        self._unit = min(WIDTH / across, _HIGHEST / self._high)
        self._left = (WIDTH - across * self._unit) / 2
        self.height = math.ceil(self._high * self._unit)

    def point(self, longitude: float, latitude: float) -> tuple[float, float]:
        x = self._left + (longitude - self._view.west) * self._squeeze * self._unit
        return round(x, 1), round((self._view.north - latitude) * self._unit, 1)

    def path(self, rings: Rings, closed: bool = True) -> str:
        """Rings, or lines where not closed, as one path, to the unit.

        Points outside the picture are drawn at most one picture away from it.
        """
        beside, above = self._left / (self._squeeze * self._unit), (self.height / self._unit) - self._high
        west, east = self._view.west - beside, self._view.east + beside
        seen = rings.meeting(west, self._view.south - above, east, self._view.north)
        x = self._left + (seen.points[:, 0] - self._view.west) * self._squeeze * self._unit
        y = (self._view.north - seen.points[:, 1]) * self._unit
        points = np.column_stack([np.clip(x, -WIDTH, 2 * WIDTH), np.clip(y, -self.height, 2 * self.height)])
        return path(np.rint(points).astype(int), seen.starts, closed)


@functools.lru_cache(maxsize=50)
def _outlines(view: View) -> str:
    """The countries of a view as one path; the same view is looked at again and again."""
    return _Frame(view).path(_countries())


@functools.cache
def _countries() -> Rings:
    return Rings.of(around(-180, -90, 180, 90))


def size_of(incidents: int) -> int:
    """The place of a number of incidents among `SIZES`."""
    return next(at for at, (most, _) in enumerate(SIZES) if incidents <= most)
