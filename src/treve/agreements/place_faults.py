"""What can be wrong with the areas and lines of an agreement."""

from __future__ import annotations

import json

from treve.agreements.convert import geometry_text, polygon_text, units_of
from treve.agreements.examination import Examiner
from treve.agreements.lines import line_problem
from treve.agreements.schema import AgreementEntry, AreaEntry
from treve.agreements.source_text import KeyPath

AREA_KEYS = ("include", "exclude", "zones")
"""Keys of the territory that hold areas."""

_POLYGONS = ("Polygon", "MultiPolygon")


class PlaceExaminer(Examiner):
    """Areas with their extent and shape, and lines of contact."""

    def run(self) -> None:
        """Note every fault and notice."""
        self._areas()
        self._lines()

    def _areas(self) -> None:
        seen: set[str] = set()
        for key in AREA_KEYS:
            for position, area in enumerate(getattr(self._entry.territory, key)):
                self._area(("territory", key, position), area)
                self._once(("territory", key, position), area.id, seen)

    def _area(self, keys: KeyPath, area: AreaEntry) -> None:
        self._period((*keys, "valid_to"), area.valid_from, area.valid_to, "valid_from")
        self._are_asserters(keys, area.by)
        for unit_key in ("covers", "may_cover"):
            for position, unit in enumerate(getattr(area, unit_key)):
                if unit.admin2 is not None and unit.admin1 is None:
                    self._fault(
                        (*keys, unit_key, position, "admin2"), "stands without admin1", "the division it lies in"
                    )
        if area.polygon is not None:
            self._polygon((*keys, "polygon"), area)
        if not has_extent(area) and is_in_use(self._entry, str(keys[1]), area):
            effect = "it blocks nothing" if keys[1] == "exclude" else "every place stays undetermined"
            self._notice(keys, f"nobody published its extent: {effect}")

    def _polygon(self, keys: KeyPath, area: AreaEntry) -> None:
        expected = "a GeoJSON Polygon or MultiPolygon, WGS 84, longitude first, rings closed"
        try:
            problem = _polygon_problem(json.loads(polygon_text(area, self._found.text.path) or "null"))
        except OSError as missing:
            problem = f"{area.polygon!r} cannot be opened: {missing.strerror}"
        except (ValueError, KeyError, TypeError, AttributeError):
            problem = "is no GeoJSON"
        if problem:
            self._fault(keys, problem, expected)

    def _lines(self) -> None:
        seen = {area.id for key in AREA_KEYS for area in getattr(self._entry.territory, key) if area.id}
        for position, line in enumerate(self._entry.territory.lines):
            keys: KeyPath = ("territory", "lines", position)
            self._period((*keys, "valid_to"), line.valid_from, line.valid_to, "valid_from")
            self._once(keys, line.id, seen)
            if not line.by and not line.src:
                self._fault(keys, "nobody is named who drew it", "by: who says so, or src: where it stands")
            self._are_asserters(keys, line.by)
            try:
                problem = line_problem(json.loads(geometry_text(line.line, self._found.text.path)))
            except OSError as missing:
                problem = f"{line.line!r} cannot be opened: {missing.strerror}"
            except (ValueError, KeyError, TypeError, AttributeError):
                problem = "is no GeoJSON"
            if problem:
                self._fault(
                    (*keys, "line"), problem, "a GeoJSON LineString or MultiLineString, WGS 84, longitude first"
                )


def has_extent(area: AreaEntry) -> bool:
    """Whether anything is known of where an area lies."""
    return bool(units_of(area) or area.polygon is not None or area.areas)


def is_in_use(entry: AgreementEntry, key: str, area: AreaEntry) -> bool:
    """Whether a finding can rest on an area: a zone to which no clause is limited is only told."""
    limits = {one.zone_id for one in (*entry.prohibitions, *entry.exceptions) if one.zone_id}
    return key != "zones" or not entry.territory.include or area.id in limits


def _polygon_problem(geometry: object) -> str | None:
    """What is wrong with a GeoJSON geometry; None if nothing is."""
    # Shapely takes a third of the time of a whole start; most agreements have no polygon.
    import shapely
    from shapely.geometry import shape

    if not isinstance(geometry, dict) or geometry.get("type") not in _POLYGONS:
        return "is no Polygon or MultiPolygon"
    try:
        made = shape(geometry)
    except (ValueError, TypeError, IndexError, KeyError, AttributeError, shapely.errors.ShapelyError):
        return "has coordinates that make no polygon"
    west, south, east, north = made.bounds if not made.is_empty else (0.0, -91.0, 0.0, 0.0)
    if made.is_empty or west < -180 or east > 180 or south < -90 or north > 90:
        return "has coordinates that are no degrees" if not made.is_empty else "is empty"
    return None if made.is_valid else f"is no valid polygon: {shapely.is_valid_reason(made)}"
