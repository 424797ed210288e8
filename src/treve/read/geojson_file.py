"""GeoJSON (RFC 7946) and GeoJSON text sequences (RFC 8142) as cells: one row a feature, one column a property.

Coordinates fill the source's columns of latitude and longitude, the feature's id its key, where no property does so.
"""

from __future__ import annotations

import json
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import Any

from treve.errors import BadFile
from treve.read.cells import SpooledCells
from treve.read.csv_file import open_bytes
from treve.read.header import match, plain
from treve.read.row_spool import spool_rows
from treve.read.source import Source

_EXPECTED = "a FeatureCollection, or one Feature a line"
_RECORD_SEPARATOR = "\x1e"


def read(path: Path, source: Source, limit: int) -> SpooledCells:
    """The cells of a GeoJSON file; `limit` is the number of bytes to keep in memory beside the parsed file.

    Raises BadFile if it is no GeoJSON, holds no features, or lacks a column.
    """
    features = [_cells(feature, source) for feature in _features(path)]
    if not features:
        raise BadFile(str(path), "the file holds no features", "at least one")
    names = tuple(dict.fromkeys(name for feature in features for name in feature))
    match(source, names, str(path))
    return SpooledCells(
        names, spool_rows(names, ([feature.get(name) for name in names] for feature in features), limit)
    )


def _features(path: Path) -> Sequence[dict[str, Any]]:
    try:
        with open_bytes(path) as content:
            text = content.read().decode("utf-8-sig")
    except UnicodeDecodeError as problem:
        raise BadFile(str(path), f"the text is not UTF-8: {problem}", "UTF-8") from None
    except (EOFError, OSError) as problem:
        raise BadFile(str(path), f"the file breaks off or is damaged: {problem}", "a whole file") from None
    parsed = _parsed(path, text)
    if any(not isinstance(feature, dict) or feature.get("type") != "Feature" for feature in parsed):
        raise BadFile(str(path), "it holds something else than features", _EXPECTED)
    return parsed


def _parsed(path: Path, text: str) -> Sequence[Any]:
    try:
        whole = json.loads(text.lstrip(_RECORD_SEPARATOR))
    except json.JSONDecodeError:
        return list(_sequence(path, text))
    except RecursionError as problem:
        raise BadFile(str(path), str(problem), _EXPECTED) from None
    if isinstance(whole, dict) and isinstance(whole.get("features"), list):
        return list(whole["features"])
    return [whole]


def _sequence(path: Path, text: str) -> Iterator[Any]:
    for number, line in enumerate(text.split("\n"), start=1):
        record = line.strip().strip(_RECORD_SEPARATOR)
        try:
            if record:
                yield json.loads(record)
        except (json.JSONDecodeError, RecursionError) as problem:
            raise BadFile(str(path), f"line {number} is no JSON: {problem}", _EXPECTED) from None


def _cells(feature: dict[str, Any], source: Source) -> dict[str, str | None]:
    cells = {name: _text(value) for name, value in (feature.get("properties") or {}).items()}
    given = {plain(name) for name in cells}
    for name, value in ((source.key, feature.get("id")), *_point(feature.get("geometry"), source)):
        if value is not None and name not in given:
            cells[name] = _text(value)
    return cells


def _point(geometry: Any, source: Source) -> tuple[tuple[str, Any], ...]:
    """Longitude stands first. A geometry that is no point gives its name instead of degrees, so that its row is rejected."""
    if geometry is None:
        return ()
    latitude, longitude = source.point
    coordinates = geometry.get("coordinates") if isinstance(geometry, dict) else None
    if isinstance(coordinates, list) and geometry.get("type") == "Point" and len(coordinates) >= 2:
        return (latitude, coordinates[1]), (longitude, coordinates[0])
    kind = geometry.get("type") if isinstance(geometry, dict) else geometry
    return (latitude, f"geometry {kind}"), (longitude, f"geometry {kind}")


def _text(value: Any) -> str | None:
    if value is None or isinstance(value, str):
        return value
    return json.dumps(value, ensure_ascii=False)
