"""Who reads what leaves the house, how coarse it must be for them, and which use the person who reported must have agreed to."""

from __future__ import annotations

import datetime as dt
from collections.abc import Mapping
from dataclasses import dataclass
from decimal import ROUND_FLOOR, Decimal
from enum import StrEnum
from typing import Any


class Audience(StrEnum):
    """From the narrowest to the widest. Who belongs to one also reads what is for the wider ones."""

    COMMISSION = "commission"
    PARTIES = "parties"
    PUBLIC = "public"


@dataclass(frozen=True, slots=True)
class Grain:
    """How coarse things are for an audience.

    degrees  side of the grid that points are put into; None: no points, areas only
    period   `day`, `week` (from Monday) or `month`
    least    the smallest number of reports that is told; 1: every number
    use      what the person must have agreed to
    """

    degrees: Decimal | None
    period: str
    least: int
    use: str


# Project rule, not a fact about the field: a mission sets its own where the law or the danger asks for it.
GRAINS: Mapping[Audience, Grain] = {
    Audience.COMMISSION: Grain(Decimal("0.1"), "day", 1, "verification"),
    Audience.PARTIES: Grain(Decimal("0.5"), "week", 3, "notification"),
    Audience.PUBLIC: Grain(None, "week", 5, "publication"),
}
# What of a report may leave at all, made coarse: no words, no names, no address, nothing that was sealed.
_KEPT = ("act", "area")


def readers(audience: Audience) -> tuple[Audience, ...]:
    """The audiences that read what is for this one: itself and the narrower ones."""
    order = list(Audience)
    return tuple(order[: order.index(audience) + 1])


def wider(audience: Audience) -> tuple[Audience, ...]:
    """The audiences whose releases this one reads: itself and the wider ones."""
    order = list(Audience)
    return tuple(order[order.index(audience) :])


def agreed(report: Mapping[str, Any], audience: Audience) -> bool:
    """Did the person agree to this use? No answer is no consent."""
    return GRAINS[audience].use in report.get("consent", ())


def coarse(report: Mapping[str, Any], grain: Grain) -> dict[str, Any]:
    """A report as an audience may see it: act, area, a cell for the point and periods for the days.

    report  what the entry of a report says
    A cell is given by its edges, so that nobody takes its middle for a place. What is unknown stays out.
    """
    told = {name: report[name] for name in _KEPT if name in report}
    if grain.degrees is not None and "latitude" in report:
        (south, north), (west, east) = (
            _cell(Decimal(report[name]), grain.degrees) for name in ("latitude", "longitude")
        )
        told["cell"] = {"south": south, "north": north, "west": west, "east": east}
    if "occurred_from" in report:
        first = period_of(dt.date.fromisoformat(report["occurred_from"]), grain.period)
        last = period_of(dt.date.fromisoformat(report.get("occurred_to", report["occurred_from"])), grain.period)
        told |= {"from": first[0].isoformat(), "until": last[1].isoformat()}
    return told


def period_of(day: dt.date, period: str) -> tuple[dt.date, dt.date]:
    """The period a day is in: its first day, and the first day after it."""
    if period == "week":
        first = day - dt.timedelta(days=day.weekday())
        return first, first + dt.timedelta(days=7)
    if period == "month":
        first = day.replace(day=1)
        return first, (first + dt.timedelta(days=31)).replace(day=1)
    return day, day + dt.timedelta(days=1)


def _cell(value: Decimal, side: Decimal) -> tuple[str, str]:
    low = (value / side).to_integral_value(ROUND_FLOOR) * side
    return str(low), str(low + side)
