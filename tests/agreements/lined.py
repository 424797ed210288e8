"""An invented agreement with a line of contact that moved, and a front that somebody saw."""

from __future__ import annotations

from pathlib import Path

TEXT = """id: tst-2017-01-01
title: Invented truce with lines
class: cessation
zone: Asia/Damascus
times:
  effective:
  - {value: '2017-01-01T12:00', tz: Asia/Damascus, by: text, src: 1}
parties:
- {actor: syrian-government, asserted: signed, by: text, src: 1}
- {actor: rebels, asserted: signed, by: text, src: 1}
territory:
  include:
  - name: Idlib
    covers: [{country: SY, admin1: Idlib}]
    src: 1
  lines:
  - id: first
    name: The line of January
    kind: line_of_contact
    line: {type: LineString, coordinates: [[36.5, 35.4], [36.7, 35.5], [36.9, 35.4]]}
    valid_to: '2017-02-01'
    by: text
    src: 1
  - id: second
    name: The line of February
    kind: line_of_contact
    line: second.geojson
    valid_from: '2017-02-01'
    by: text
    src: 1
  - name: The front as seen
    kind: front
    line: {type: LineString, coordinates: [[36.4, 35.3], [36.6, 35.3]]}
    src: 2
prohibitions:
- {code: attack_any_weapon, src: 1}
sources:
- https://example.org/truce
- https://example.org/map
"""
SECOND = """{"type": "Feature", "properties": {}, "geometry": {"type": "MultiLineString",
"coordinates": [[[36.5, 35.6], [36.7, 35.6]], [[36.8, 35.6], [36.9, 35.7, 12]]]}}
"""


def lined(folder: Path, text: str = TEXT) -> Path:
    """The file, and beside it the one that it names."""
    (folder / "second.geojson").write_text(SECOND, encoding="utf-8")
    path = folder / "lined.yaml"
    path.write_text(text, encoding="utf-8")
    return path
