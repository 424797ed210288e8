"""Tables that a user gives beside the data: comparable truces, and overlaps of registers. CSV."""

from __future__ import annotations

from pathlib import Path

import numpy as np

from treve.analyse.multiple_systems import Overlaps
from treve.analysis.counts_file import csv_rows
from treve.errors import BadFile, BadValue
from treve.model.durability import End, PastTruce

_ENDS = ", ".join(one.value for one in End)


def read_truces(path: Path) -> tuple[PastTruce, ...]:
    """Comparable truces: columns name, conflict, days, end; entered and kind may be missing.

    days     from the first day of effect to the end, or to the last day it was known to stand; 1 or more
    end      collapsed, expired, superseded or ongoing; a truce whose end is unknown does not belong in the table
    entered  days after its start at which it came into the register
    Raises   BadFile, BadValue
    """
    found = []
    for where, cells in csv_rows(path, ("name", "conflict", "days", "end")):
        days, entered = _whole(where, "days", cells["days"]), _whole(where, "entered", cells.get("entered") or "0")
        if cells["end"] not in list(End):
            raise BadValue(where, "end", cells["end"], f"one of {_ENDS}")
        if days <= entered:
            raise BadValue(
                where, "days", cells["days"], f"more than the {entered} days before it came into the register"
            )
        found.append(
            PastTruce(cells["name"], cells["conflict"], days, End(cells["end"]), entered, cells.get("kind") or None)
        )
    if not found:
        raise BadFile(str(path), "holds no row", "at least one truce")
    return tuple(found)


def read_overlaps(path: Path) -> Overlaps:
    """Overlaps of registers: one column of 0 and 1 for each register and a column count; each combination once.

    Raises BadFile, BadValue
    """
    rows = list(csv_rows(path, ("count",)))
    if not rows:
        raise BadFile(str(path), "holds no row", "each combination of registers with its count")
    names = tuple(name for name in rows[0][1] if name != "count")
    held, counts, seen = [], [], set()
    for where, cells in rows:
        for name in names:
            if cells[name] not in ("0", "1"):
                raise BadValue(where, name, cells[name], "0 or 1")
        cell = tuple(cells[name] == "1" for name in names)
        if cell in seen or not any(cell):
            raise BadValue(
                where, ", ".join(names), ", ".join(cells[name] for name in names), "each combination once, none all 0"
            )
        seen.add(cell)
        held.append(cell)
        counts.append(_whole(where, "count", cells["count"]))
    return Overlaps(names, np.array(held), np.array(counts))


def _whole(where: str, column: str, text: str) -> int:
    if not (text.isascii() and text.isdecimal()):
        raise BadValue(where, column, text, "a whole number, 0 or more")
    return int(text)
