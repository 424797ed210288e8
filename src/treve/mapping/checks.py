"""What cannot be right in a mapping, beyond its form: unknown fields and columns, rules that lack something."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

from treve.mapping.fields import CONSTANTS, FIELDS, Reading

if TYPE_CHECKING:
    from treve.mapping.mapping_file import Mapping, Rule

Keys = tuple[str | int, ...]

_COLUMNS = {Reading.CONTENT: (0, 0), Reading.YEAR_MONTH_DAY: (2, 3), Reading.DEGREES: (2, 2), Reading.UTM: (2, 3)}
_MANY = {Reading.TEXT: (1, 20), Reading.ID: (1, 20)}


def faults(mapping: Mapping) -> Iterator[tuple[Keys, str]]:
    """Where something cannot be right, and what was expected there."""
    columns = set(mapping.layout.columns)
    for number, name in enumerate(mapping.layout.columns):
        if mapping.layout.columns.index(name) != number:
            yield ("layout", "columns", number), f"each column once; {name!r} stands twice"
    for needed in ("report_id", "day"):
        if needed not in mapping.fields:
            yield ("fields",), f"the field {needed!r}, without which no row is a report"
    for field, rule in mapping.fields.items():
        where: Keys = ("fields", field)
        if field not in FIELDS:
            yield where, f"one of {', '.join(FIELDS)}"
            continue
        for name in rule.columns:
            if name not in columns:
                yield (*where, "columns"), f"columns of layout.columns; {name!r} is none"
        yield from _of_rule(field, rule, where)
    for first, second in (
        ("killed", "killed_low"),
        ("killed", "killed_high"),
        ("injured", "injured_low"),
        ("injured", "injured_high"),
    ):
        if first in mapping.fields and second in mapping.fields:
            yield ("fields", second), f"{first!r} or {second!r}, not both"
    for field in mapping.constants:
        if field not in CONSTANTS:
            yield ("constants", field), f"one of {', '.join(CONSTANTS)}"


def _of_rule(field: str, rule: Rule, where: Keys) -> Iterator[tuple[Keys, str]]:
    readings = FIELDS[field].readings
    if rule.read_as not in readings:
        yield (*where, "read_as"), f"one of {', '.join(readings)}"
        return
    least, most = {**_COLUMNS, **_MANY}.get(rule.read_as, (1, 1))
    if not least <= len(rule.columns) <= most:
        wanted = str(least) if least == most else f"{least} to {most}"
        yield (*where, "columns"), f"{wanted} columns where read_as is {rule.read_as}"
    if rule.read_as is Reading.UTM and len(rule.columns) == 2 and rule.utm_zone is None:
        yield where, "a third column with the zone, or utm_zone"
