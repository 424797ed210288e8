"""Cells of a table as text or number, for formats without days and instants of their own."""

from __future__ import annotations

import datetime as dt
import math

from treve.bulletin import phrases

Plain = str | int | float | bool | None


def plain_cell(value: object) -> Plain:
    """A day as 2016-12-30, an instant as 2016-12-29T22:00:00Z; a number that is none (NaN, infinite) is empty."""
    if isinstance(value, dt.datetime):
        return phrases.iso(value)
    if isinstance(value, dt.date):
        return value.isoformat()
    if isinstance(value, float):
        return value if math.isfinite(value) else None
    if value is None or isinstance(value, str | int | bool):
        return value
    return str(value)
