"""Lines of contact and fronts of an agreement file: what is wrong with a geometry."""

from __future__ import annotations

KINDS = ("LineString", "MultiLineString")
_FEWEST_POINTS = 2


def line_problem(geometry: object) -> str | None:
    """What is wrong with a GeoJSON geometry that is to be a line; None if nothing is."""
    if not isinstance(geometry, dict) or geometry.get("type") not in KINDS:
        return "is no LineString or MultiLineString"
    coordinates = geometry.get("coordinates")
    if not isinstance(coordinates, list) or not coordinates:
        return "is empty"
    parts = [coordinates] if geometry["type"] == "LineString" else coordinates
    for part in parts:
        if not isinstance(part, list) or not all(map(_is_point, part)):
            return "has coordinates that are no degrees"
        if len({tuple(point[:2]) for point in part}) < _FEWEST_POINTS:
            return "has a part with fewer than two points"
    return None


def _is_point(point: object) -> bool:
    if not isinstance(point, list) or len(point) not in (2, 3):
        return False
    if not all(isinstance(one, int | float) and not isinstance(one, bool) for one in point):
        return False
    return bool(-180 <= point[0] <= 180 and -90 <= point[1] <= 90)
