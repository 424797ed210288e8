"""What else happened around a truce: drawn beside the counts, so that nobody reads a change as the truce's without seeing it."""

from __future__ import annotations

import datetime as dt
from collections.abc import Mapping
from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Happened:
    """One thing that happened: a battle, an operation, a handover.

    what         language → its name; English at least
    country      ISO 3166-1 alpha-2
    place        language → where in the country; empty: not stated
    first, last  the days on which it happened, both included; as wide as the sources are vague
    sources      addresses that state it, at least one
    """

    what: Mapping[str, str]
    country: str
    place: Mapping[str, str]
    first: dt.date
    last: dt.date
    sources: tuple[str, ...]
