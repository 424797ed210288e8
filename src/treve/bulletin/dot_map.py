"""A map of dots in plain equirectangular projection: outlines where they are known, otherwise a grid of degrees."""

from __future__ import annotations

import math
from collections import Counter, defaultdict
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass

from treve.bulletin import words
from treve.bulletin.view import enumerated
from treve.catalogue import counted, say

Ring = Sequence[tuple[float, float]]
Outline = Callable[[str], Sequence[Ring]]
"""The rings of a country, longitude first; empty where none is known."""

WIDTH = 640
# Taller than wide would push the legend off a phone's screen.
_HIGHEST = 620
# Outlines beyond these have too few incidents to matter.
_MOST_COUNTRIES = 12
# Degrees of longitude; a country wider than this (Russia, the United States) would make its dots invisible.
_VAST = 40.0

SIZES: tuple[tuple[int, float], ...] = ((1, 2.2), (5, 3.4), (20, 5.2), (100, 8.0), (10**9, 12.0))
"""Up to so many incidents, and the half-width of the shape in units of the view box."""

SHAPES = ("covered", "excluded", "uncovered", "unknown", "not_asked")
"""Fronts in the order of the legend: filled circle, hollow square, hollow triangle, cross, filled circle."""


@dataclass(frozen=True, slots=True)
class Dot:
    """One place: its point in degrees, the front, and how many incidents it stands for."""

    front: str
    name: str | None
    country: str | None
    latitude: float
    longitude: float
    incidents: int


@dataclass(frozen=True, slots=True)
class Layer:
    """All dots of one front and size as one path."""

    front: str
    path: str
    width: float


@dataclass(frozen=True, slots=True)
class LegendEntry:
    """One shape of the legend and what it stands for."""

    front: str
    path: str
    text: str


@dataclass(frozen=True, slots=True)
class DotMap:
    """A map, ready to draw. outlines is empty where no outline is known."""

    width: int
    height: int
    title: str
    description: str
    outlines: str
    grid: str
    grid_labels: tuple[tuple[float, float, str], ...]
    layers: tuple[Layer, ...]
    legend: tuple[LegendEntry, ...]
    sizes: tuple[LegendEntry, ...]


@dataclass(frozen=True, slots=True)
class _Frame:
    west: float
    south: float
    east: float
    north: float

    @property
    def squeeze(self) -> float:
        """Length of a degree of longitude by that of a degree of latitude in the middle of the frame."""
        return max(0.1, math.cos(math.radians((self.south + self.north) / 2)))

    @property
    def unit(self) -> float:
        """Units of the view box per degree of latitude."""
        return min(WIDTH / ((self.east - self.west) * self.squeeze), _HIGHEST / (self.north - self.south))

    def point(self, longitude: float, latitude: float) -> tuple[float, float]:
        """A point in the units of the view box."""
        return (
            round((longitude - self.west) * self.squeeze * self.unit, 1),
            round((self.north - latitude) * self.unit, 1),
        )


def dot_map(title: str, dots: Sequence[Dot], outline: Outline) -> DotMap | None:
    """The map of the dots; None if there are none."""
    if not dots:
        return None
    countries = _countries(dots)
    rings = [ring for country in countries for ring in outline(country)]
    frame = _frame(dots, rings, outline(countries[0]) if countries else ())
    width, height = frame.point(frame.east, frame.south)
    fronts = [front for front in SHAPES if any(dot.front == front for dot in dots)]
    counts = Counter({front: sum(dot.incidents for dot in dots if dot.front == front) for front in fronts})
    grid, grid_labels = _grid(frame)
    return DotMap(
        width=math.ceil(width),
        height=math.ceil(height),
        title=title,
        description=_description(dots, counts),
        outlines="".join(_ring(ring, frame) for ring in rings),
        grid=grid,
        grid_labels=grid_labels,
        layers=_layers(dots, frame),
        legend=tuple(
            LegendEntry(
                front,
                _shape(front, 8, 8, 5),
                counted(
                    "{front}: {number} incident",
                    "{front}: {number} incidents",
                    counts[front],
                    front=words.FRONTS[front],
                ),
            )
            for front in fronts
        ),
        sizes=tuple(
            LegendEntry("covered", _shape("excluded", 13, 13, half), _size_text(at))
            for at, (_, half) in enumerate(SIZES)
        ),
    )


def _countries(dots: Sequence[Dot]) -> list[str]:
    """The countries with most incidents, most first."""
    counts: Counter[str] = Counter()
    for dot in dots:
        if dot.country:
            counts[dot.country] += dot.incidents
    return sorted(counts, key=lambda country: (-counts[country], country))[:_MOST_COUNTRIES]


def _frame(dots: Sequence[Dot], rings: Sequence[Ring], main: Sequence[Ring]) -> _Frame:
    """Everything that has a dot, the whole of the main country unless it is vast, and of the others what lies near.

    With a margin, and at least a degree wide.
    """
    longitudes = [dot.longitude for dot in dots]
    latitudes = [dot.latitude for dot in dots]
    reach = max(max(longitudes) - min(longitudes), max(latitudes) - min(latitudes), 1.0)
    west, east = min(longitudes) - reach, max(longitudes) + reach
    south, north = min(latitudes) - reach, max(latitudes) + reach
    near = [point for ring in rings for point in ring if west <= point[0] <= east and south <= point[1] <= north]
    whole = [point for ring in main for point in ring]
    if whole and max(x for x, _ in whole) - min(x for x, _ in whole) <= _VAST:
        near += whole
    longitudes += [longitude for longitude, _ in near]
    latitudes += [latitude for _, latitude in near]
    widest = max(max(longitudes) - min(longitudes), max(latitudes) - min(latitudes))
    margin = max(0.04 * widest, 0.6 - widest / 2)
    return _Frame(min(longitudes) - margin, min(latitudes) - margin, max(longitudes) + margin, max(latitudes) + margin)


def _ring(ring: Ring, frame: _Frame) -> str:
    points = [frame.point(longitude, latitude) for longitude, latitude in ring]
    kept = [point for at, point in enumerate(points) if at == 0 or point != points[at - 1]]
    return "M" + "L".join(f"{x} {y}" for x, y in kept) + "z"


def _grid(frame: _Frame) -> tuple[str, tuple[tuple[float, float, str], ...]]:
    step = next((one for one in (0.5, 1, 2, 5, 10, 20, 30) if (frame.north - frame.south) / one <= 7), 45)
    lines, labels = [], []
    for at in _multiples(frame.west, frame.east, step):
        x, _ = frame.point(at, frame.north)
        _, foot = frame.point(at, frame.south)
        lines.append(f"M{x} 0V{foot}")
        labels.append((x + 2, foot - 3, _degrees(at, "E", "W")))
    for at in _multiples(frame.south, frame.north, step):
        edge, y = frame.point(frame.east, at)
        lines.append(f"M0 {y}H{edge}")
        labels.append((2, y - 2, _degrees(at, "N", "S")))
    return "".join(lines), tuple(labels)


def _multiples(low: float, high: float, step: float) -> list[float]:
    return [at * step for at in range(math.ceil(low / step), math.floor(high / step) + 1)]


def _degrees(value: float, positive: str, negative: str) -> str:
    return f"{abs(value):g}° {positive if value >= 0 else negative}"


def _layers(dots: Sequence[Dot], frame: _Frame) -> tuple[Layer, ...]:
    """Large shapes first, so that small ones stay visible; dots that fall on one point are added up."""
    merged: dict[tuple[str, float, float], int] = defaultdict(int)
    for dot in dots:
        merged[(dot.front, *frame.point(dot.longitude, dot.latitude))] += dot.incidents
    paths: Mapping[tuple[int, str], list[str]] = defaultdict(list)
    for (front, x, y), incidents in sorted(merged.items()):
        size = next(at for at, (most, _) in enumerate(SIZES) if incidents <= most)
        paths[(size, front)].append(_shape(front, x, y, SIZES[size][1]))
    order = sorted(paths, key=lambda key: (-key[0], SHAPES.index(key[1])))
    return tuple(Layer(front, "".join(paths[(size, front)]), 2 * SIZES[size][1]) for size, front in order)


def _shape(front: str, x: float, y: float, half: float) -> str:
    """One shape around a point, as a path: a circle of given half-width, or its like."""
    if front == "excluded":
        return f"M{_n(x - half)} {_n(y - half)}h{_n(2 * half)}v{_n(2 * half)}h{_n(-2 * half)}z"
    if front == "uncovered":
        return f"M{_n(x)} {_n(y - half)}l{_n(half)} {_n(2 * half)}h{_n(-2 * half)}z"
    if front == "unknown":
        return f"M{_n(x - half)} {_n(y)}h{_n(2 * half)}M{_n(x)} {_n(y - half)}v{_n(2 * half)}"
    return f"M{_n(x - half)} {_n(y)}a{_n(half)} {_n(half)} 0 1 0 {_n(2 * half)} 0a{_n(half)} {_n(half)} 0 1 0 {_n(-2 * half)} 0"


def _n(value: float) -> str:
    return f"{round(value, 1):g}"


def _size_text(at: int) -> str:
    most = SIZES[at][0]
    least = 1 if at == 0 else SIZES[at - 1][0] + 1
    if at == len(SIZES) - 1:
        return say("over {incidents}", incidents=SIZES[at - 1][0])
    return str(most) if least == most else say("{least} to {most}", least=least, most=most)


def _description(dots: Sequence[Dot], counts: Mapping[str, int]) -> str:
    told = enumerated(
        [
            say("{front} {incidents}", front=words.FRONTS_SHORT[front], incidents=count)
            for front, count in counts.items()
        ]
    )
    places = len({(dot.latitude, dot.longitude) for dot in dots})
    return counted(
        "{number} place with incidents, by front: {fronts}.",
        "{number} places with incidents, by front: {fronts}.",
        places,
        fronts=told,
    )
