"""Words and figures that the tables of an analysis share."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from types import MappingProxyType
from typing import Any

from treve.bulletin.effect_told import decimal
from treve.bulletin.front_names import FrontNames
from treve.bulletin.view import Grid
from treve.catalogue import current, grouped, say

Block = Mapping[str, Any]
Tabler = Callable[[Block, FrontNames], tuple[Grid, ...]]

SOURCE = "analysis.json"
RULES: Mapping[str, str] = MappingProxyType(
    {
        "farrington": "Farrington",
        "farrington_flexible": "Farrington flexible",
        "ears_c1": "EARS C1",
        "ears_c2": "EARS C2",
        "ears_c3": "EARS C3",
        "cusum": "CUSUM",
    }
)
"""Names of the rules of alarm, alike in every language."""
MOST_ROWS = 12
"""Rows of one table; analysis.json holds all."""


def interval(value: float, low: float, high: float) -> str:
    """A ratio with its interval."""
    told = (decimal(one, current().code) for one in (value, low, high))
    return say("{ratio} ({low} to {high})", **dict(zip(("ratio", "low", "high"), told, strict=True)))


def plain(value: float) -> str:
    """Two decimals below ten, whole and grouped from there on."""
    return grouped(round(value)) if value >= 10 or value == int(value) else decimal(value, current().code)


def left_out(rows: Sequence[object], note: str) -> str:
    """The note, and how many rows the table leaves out."""
    if len(rows) <= MOST_ROWS:
        return note
    return " ".join([note, say("{number} more stand in {file}.", number=len(rows) - MOST_ROWS, file=SOURCE)])
