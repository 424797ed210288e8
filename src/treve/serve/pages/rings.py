"""Many rings of points laid end to end, so that thousands of them are drawn as one path in a few operations on arrays."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import Any

import numpy as np
import numpy.typing as npt

_Floats = npt.NDArray[np.float64]


@dataclass(frozen=True, slots=True, eq=False)
class Rings:
    """Rings, or lines, which are rings that stay open.

    points  longitude and latitude, a row each
    starts  the first point of each ring
    boxes   west, south, east, north of each
    """

    points: _Floats
    starts: npt.NDArray[np.int64]
    boxes: _Floats

    @classmethod
    def of(cls, rings: Iterable[Sequence[tuple[float, float]]]) -> Rings:
        """Rings in their order; those without points are left out."""
        own = [np.asarray(ring, dtype=np.float64).reshape(-1, 2) for ring in rings if len(ring)]
        if not own:
            return cls(np.empty((0, 2)), np.empty(0, np.int64), np.empty((0, 4)))
        points = np.concatenate(own)
        starts = np.cumsum([0, *(len(ring) for ring in own[:-1])]).astype(np.int64)
        boxes = np.hstack([np.minimum.reduceat(points, starts), np.maximum.reduceat(points, starts)])
        return cls(points, starts, boxes)

    def __len__(self) -> int:
        return len(self.starts)

    def meeting(self, west: float, south: float, east: float, north: float) -> Rings:
        """Those that may reach into a frame: whose box meets it."""
        left, bottom, right, top = self.boxes.T
        chosen = (left <= east) & (right >= west) & (bottom <= north) & (top >= south)
        lengths = np.diff(np.append(self.starts, len(self.points)))
        starts = np.append(0, np.cumsum(lengths[chosen]))[:-1].astype(np.int64)
        return Rings(self.points[np.repeat(chosen, lengths)], starts, self.boxes[chosen])


def path(points: npt.NDArray[Any], starts: npt.NDArray[np.int64], closed: bool = True) -> str:
    """Rings of whole numbers as one SVG path; points that repeat the one before are left out.

    closed  rings; of fewer than three points they are left out, lines of fewer than two
    """
    if not len(starts):
        return ""
    first = np.zeros(len(points), dtype=bool)
    first[starts] = True
    kept = first.copy()
    kept[1:] |= np.any(np.diff(points, axis=0) != 0, axis=1)
    counts = np.add.reduceat(kept.astype(np.int64), starts)
    ends = np.cumsum(counts)
    told = [f"{x} {y}" for x, y in points[kept].tolist()]
    return "".join(
        "M" + "L".join(told[end - count : end]) + ("z" if closed else "")
        for count, end in zip(counts.tolist(), ends.tolist(), strict=True)
        if count >= (3 if closed else 2)
    )
