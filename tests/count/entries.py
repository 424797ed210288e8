"""Entries of a register made for tests."""

from __future__ import annotations

import datetime as dt

from treve.model.register import Entry

DAY = dt.date(2017, 1, 1)


def entry(
    entry_id: str,
    day: int | tuple[int, int] = 0,
    point: tuple[float, float] | None = (35.9, 36.6),
    *,
    radius_km: float | None = 0.0,
    place: str = "Idlib",
    admin1: str | None = "Idlib",
    act: str | None = "artillery",
    deaths: tuple[int | None, int | None] = (None, None),
    perpetrators: tuple[str, ...] = (),
    recorder: str = "",
) -> Entry:
    """One entry; days count from 1 January 2017, both ends included."""
    first, last = (day, day) if isinstance(day, int) else day
    return Entry(
        entry_id, 1, DAY + dt.timedelta(first), DAY + dt.timedelta(last), place, admin1,
        point[0] if point else None, point[1] if point else None, radius_km, act, deaths,
        frozenset(perpetrators), frozenset(), recorder,
    )  # fmt: skip
