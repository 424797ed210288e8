"""Make the country outlines of the bulletin's maps from world-atlas: `python scripts/outlines.py countries-50m.json`.

The file is in the npm package world-atlas, version 2 (`npm pack world-atlas@2`). Borders that two countries share are simplified
once, so that neighbours stay neighbours.
"""

from __future__ import annotations

import json
import sys
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from shapely import LinearRing, LineString

from treve.normalise.places import countries

OUTLINES = Path(__file__).parents[1] / "src" / "treve" / "bulletin" / "outlines" / "countries.json"
TOLERANCE = 0.02  # degrees, 2 km: half a pixel where a country of 1,000 km fills a page
DECIMALS = 2
LARGEST_FILE = 900_000  # bytes; the outlines travel in every wheel

# Ground for which world-atlas has an outline of its own and ISO 3166-1 no code: it is drawn with the country whose code reports
# from there carry. No position on its status is meant. Kosovo has the code XK, which ISO leaves to its users.
_WITHOUT_CODE = {"Somaliland": "SO", "N. Cyprus": "CY", "Kosovo": "XK", "Indian Ocean Ter.": "AU"}

Line = tuple[tuple[float, float], ...]


@dataclass(frozen=True, slots=True)
class Made:
    """Name and rings of every country by ISO 3166-1 alpha-2 code, and what was left out.

    without_code  names of outlines that no country of ours has
    too_small     rings that simplifying left with fewer than three corners
    """

    countries: dict[str, dict[str, Any]]
    without_code: tuple[str, ...]
    too_small: int


def outlines(topology: dict[str, Any]) -> Made:
    """The outlines of a file of world-atlas."""
    codes = {country.iso_numeric: country.code for country in countries() if country.iso_numeric is not None}
    names = {country.code: country.names[0] for country in countries()}
    arcs = [_simplified(arc) for arc in _decoded(topology)]
    found: dict[str, dict[str, Any]] = {}
    without_code: list[str] = []
    too_small = 0
    for geometry in topology["objects"]["countries"]["geometries"]:
        name = geometry["properties"]["name"]
        code = codes.get(int(geometry["id"])) if "id" in geometry else _WITHOUT_CODE.get(name)
        if code is None:
            without_code.append(name)
            continue
        rings = [_rounded(ring) for ring in _rings(geometry, arcs)]
        found.setdefault(code, {"name": names[code], "rings": []})["rings"] += [ring for ring in rings if ring]
        too_small += rings.count([])
    return Made(dict(sorted(found.items())), tuple(sorted(without_code)), too_small)


def _decoded(topology: dict[str, Any]) -> Iterable[Line]:
    """The arcs in degrees: each point is stored as the step from the one before.

    Source: the TopoJSON format specification, section 2.1.3 (quantised arcs).
    """
    (scale_x, scale_y), (left, bottom) = topology["transform"]["scale"], topology["transform"]["translate"]
    for arc in topology["arcs"]:
        x = y = 0
        points = []
        for step_x, step_y in arc:
            x, y = x + step_x, y + step_y
            points.append((x * scale_x + left, y * scale_y + bottom))
        yield tuple(points)


def _simplified(arc: Line) -> Line:
    closed = arc[0] == arc[-1] and len(arc) > 3
    line = LinearRing(arc) if closed else LineString(arc)
    return tuple((x, y) for x, y in line.simplify(TOLERANCE, preserve_topology=closed).coords)


def _rings(geometry: dict[str, Any], arcs: Sequence[Line]) -> Iterable[Line]:
    polygons = geometry["arcs"] if geometry["type"] == "MultiPolygon" else [geometry["arcs"]]
    for polygon in polygons:
        for ring in polygon:
            points: list[tuple[float, float]] = []
            for number in ring:
                # ~number is the same arc walked backwards.
                piece = arcs[number] if number >= 0 else arcs[~number][::-1]
                points += piece[1:] if points else piece
            yield tuple(points)


def _rounded(ring: Line) -> list[list[float]]:
    """The ring with its decimals cut and repeated points left out; empty if fewer than three corners remain."""
    points: list[list[float]] = []
    for x, y in ring:
        point = [round(x, DECIMALS), round(y, DECIMALS)]
        if not points or points[-1] != point:
            points.append(point)
    return points if len(points) > 3 else []


def main() -> int:
    """Write the outlines; 1 if the file would be too large."""
    topology = json.loads(Path(sys.argv[1]).read_text(encoding="utf-8"))
    made = outlines(topology)
    lines = (
        f"{json.dumps(code)}:{json.dumps(entry, ensure_ascii=False, separators=(',', ':'))}"
        for code, entry in made.countries.items()
    )
    text = "{\n" + ",\n".join(lines) + "\n}\n"
    size = len(text.encode("utf-8"))
    rings = sum(len(entry["rings"]) for entry in made.countries.values())
    missing = sorted({country.code for country in countries()} - set(made.countries))
    sys.stdout.write(
        f"{len(made.countries)} countries, {rings} rings, {size} bytes\n"
        f"rings too small to draw: {made.too_small}\n"
        f"outlines without a country: {', '.join(made.without_code) or 'none'}\n"
        f"countries without an outline: {', '.join(missing) or 'none'}\n"
    )
    if size > LARGEST_FILE:
        sys.stdout.write(f"expected at most {LARGEST_FILE} bytes: nothing written\n")
        return 1
    OUTLINES.write_text(text, encoding="utf-8", newline="\n")
    return 0


if __name__ == "__main__":
    sys.exit(main())
