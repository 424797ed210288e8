"""The outlines of countries, for maps drawn without the internet. Origin and licence: README.md in this folder."""

from __future__ import annotations

import functools
import json
from importlib import resources
from typing import Any

Ring = tuple[tuple[float, float], ...]


@functools.cache
def outline(country: str) -> tuple[Ring, ...]:
    """The rings of a country by its ISO 3166-1 alpha-2 code; empty if there is no outline of it.

    Points are longitude and latitude in degrees, WGS 84, to 0.01; the last point of a ring is its first. A ring inside another is a
    hole: fill by the even-odd rule. Borders are drawn, not judged, and are off by up to 2 km: no test of where a place lies.
    """
    entry = _countries().get(country)
    if entry is None:
        return ()
    return tuple(tuple((float(longitude), float(latitude)) for longitude, latitude in ring) for ring in entry["rings"])


def outlines() -> dict[str, tuple[Ring, ...]]:
    """The rings of every country there is an outline of."""
    return {country: outline(country) for country in _countries()}


def around(west: float, south: float, east: float, north: float) -> tuple[Ring, ...]:
    """The rings of every country that may reach into a frame, in degrees."""
    return tuple(
        ring
        for ring, (left, bottom, right, top) in _boxes()
        if left <= east and right >= west and bottom <= north and top >= south
    )


@functools.cache
def _boxes() -> tuple[tuple[Ring, tuple[float, float, float, float]], ...]:
    """Every ring, with its least longitude and latitude and its greatest."""
    found = []
    for country in _countries():
        for ring in outline(country):
            longitudes, latitudes = zip(*ring, strict=True)
            found.append((ring, (min(longitudes), min(latitudes), max(longitudes), max(latitudes))))
    return tuple(found)


@functools.cache
def _countries() -> dict[str, dict[str, Any]]:
    text = resources.files(__name__).joinpath("countries.json").read_text(encoding="utf-8")
    countries: dict[str, dict[str, Any]] = json.loads(text)
    return countries
