"""Invented districts and towns: a jittered grid with shared, wiggly borders in each land, and towns inside the districts.

Why no two districts overlap: on a grid of side 1, every node lies within JITTER of its place, and a border between two nodes
strays from the grid line with a slope below 1 all along. A chain of borders from west to east is then the graph of a function of
x with slope below 1, a chain from south to north one of y; two such chains meet in one point only, their node, and chains of the
same direction keep more than half a side apart.
"""

from __future__ import annotations

import json
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

import numpy as np
from numpy.typing import NDArray

from treve.simulate.lands import LANDS, SIDE, Land
from treve.simulate.words import Words

JITTER = 0.12
_SEGMENTS = 20  # straight pieces of a border: four borders make a polygon of 80 corners
_WAVES = (2, 3, 5, 7)  # half-waves along a border; each is nothing at both nodes
_SLOPE = (
    0.145  # sum over waves of amplitude × number; × π / (1 - 2 × JITTER) = 0.6, and the straight line adds at most 0.32
)
_CORE = 0.2  # farther from the edge of its grid cell than any border strays: JITTER plus all amplitudes is 0.163
_DISTRICTS_PER_PROVINCE = 8


@dataclass(frozen=True, slots=True)
class Ground:
    """What lies where. Districts and towns are numbered from 0; arrays give each its land, district, name and point.

    district_province  per district the number of its province in province_names
    rings              per district the corners of its border, longitude first, the first one repeated at the end
    """

    lands: tuple[Land, ...]
    district_land: NDArray[np.int32]
    district_ids: list[str]
    district_names: list[str]
    district_province: NDArray[np.int32]
    province_names: list[str]
    rings: list[NDArray[np.float64]]
    centres: NDArray[np.float64]
    town_district: NDArray[np.int32]
    town_names: list[str]
    town_points: NDArray[np.float64]

    def districts_of(self, land: int) -> NDArray[np.int64]:
        """Numbers of the districts of a land."""
        return np.flatnonzero(self.district_land == land)


def lay_ground(rng: np.random.Generator, words: Words, districts: int, towns: int) -> Ground:
    """Districts spread evenly over up to 60 lands, towns at random over the districts."""
    lands = LANDS[: min(len(LANDS), districts)]
    numbers = [len(part) for part in np.array_split(np.arange(districts), len(lands))]
    rings: list[NDArray[np.float64]] = []
    corners: list[tuple[float, float, float]] = []
    ids: list[str] = []
    provinces: list[int] = []
    names: list[str] = []
    for land, number in zip(lands, numbers, strict=True):
        land_rings, land_corners = _lay_land(rng, land, number)
        rings += land_rings
        corners += land_corners
        ids += [f"{land.code}-{district:04d}" for district in range(1, number + 1)]
        own = words.take(max(1, number // _DISTRICTS_PER_PROVINCE))
        provinces += [len(names) + district * len(own) // number for district in range(number)]
        names += own
    cells = np.array(corners)
    town_district = rng.integers(0, districts, towns, dtype=np.int32)
    inside = rng.uniform(_CORE, 1 - _CORE, (towns, 2))
    return Ground(
        lands=lands,
        district_land=np.repeat(np.arange(len(lands), dtype=np.int32), numbers),
        district_ids=ids,
        district_names=words.take(districts),
        district_province=np.array(provinces, dtype=np.int32),
        province_names=names,
        rings=rings,
        centres=np.round(cells[:, :2] + cells[:, 2:] / 2, 5),
        town_district=town_district,
        town_names=words.take(towns),
        town_points=np.round(cells[town_district, :2] + cells[town_district, 2:] * inside, 5),
    )


def write_areas(ground: Ground, path: Path) -> None:
    """Write the districts as GeoJSON, one feature a line."""
    with path.open("w", encoding="utf-8", newline="\n") as file:
        file.write('{"type": "FeatureCollection", "features": [\n')
        file.write(",\n".join(_features(ground)))
        file.write("\n]}\n")


def _features(ground: Ground) -> Iterator[str]:
    for number, ring in enumerate(ground.rings):
        properties = {
            "area_id": ground.district_ids[number],
            "name": ground.district_names[number],
            "country": ground.lands[ground.district_land[number]].code,
            "admin1": ground.province_names[ground.district_province[number]],
            "admin2": ground.district_names[number],
        }
        geometry = {"type": "Polygon", "coordinates": [ring.tolist()]}
        yield json.dumps(
            {"type": "Feature", "id": properties["area_id"], "properties": properties, "geometry": geometry}
        )


def _lay_land(
    rng: np.random.Generator, land: Land, number: int
) -> tuple[list[NDArray[np.float64]], list[tuple[float, float, float]]]:
    """Rings of the districts of a land, and the south-western corner and side of the grid cell of each."""
    columns = int(np.ceil(np.sqrt(number)))
    rows = -(-number // columns)
    side = SIDE / columns
    west, south = land.longitude - SIDE / 2, land.latitude - SIDE / 2
    nodes = np.stack(np.meshgrid(np.arange(columns + 1.0), np.arange(rows + 1.0)), axis=-1)
    nodes += rng.uniform(-JITTER, JITTER, nodes.shape)
    eastward = np.round(_borders(rng, nodes[:, :-1], nodes[:, 1:], across=1) * side + (west, south), 5)
    northward = np.round(_borders(rng, nodes[:-1], nodes[1:], across=0) * side + (west, south), 5)
    rings, corners = [], []
    for district in range(number):
        row, column = divmod(district, columns)
        around = (
            eastward[row, column, :-1],
            northward[row, column + 1, :-1],
            eastward[row + 1, column, :0:-1],
            northward[row, column, ::-1],
        )
        rings.append(np.concatenate(around))
        corners.append((west + column * side, south + row * side, side))
    return rings, corners


def _borders(
    rng: np.random.Generator, starts: NDArray[np.float64], ends: NDArray[np.float64], across: int
) -> NDArray[np.float64]:
    """Points of every border, both nodes included; across: the axis (0 x, 1 y) along which it strays."""
    along = np.linspace(0.0, 1.0, _SEGMENTS + 1)
    points = starts[..., None, :] + (ends - starts)[..., None, :] * along[:, None]
    for wave in _WAVES:
        amplitude = rng.uniform(-1, 1, starts.shape[:-1]) * _SLOPE / (len(_WAVES) * wave)
        points[..., across] += amplitude[..., None] * np.sin(np.pi * wave * along)
    points[..., -1, :] = ends
    return points
