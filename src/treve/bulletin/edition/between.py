"""A number with two ends, in words."""

from __future__ import annotations

from treve.bulletin import phrases
from treve.bulletin.edition.figures import Bounds
from treve.catalogue import say


def bounds(value: Bounds) -> str:
    """33; 33 to 41."""
    if value.low == value.high:
        return phrases.number(value.low)
    return say("{low} to {high}", low=value.low, high=value.high)
