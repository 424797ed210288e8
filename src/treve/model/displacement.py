"""Where the violence went: each front before and after, and who carries what exceeds the expectation."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Change:
    """One front, or all together, before and after.

    ratio  figure a day after, divided by figure a day before: value and 95 % interval; None where nothing was counted before
    """

    name: str
    covered: bool
    before: int
    after: int
    ratio: tuple[float, float, float] | None


@dataclass(frozen=True, slots=True)
class Displacement:
    """Covered fronts against all others, in one measure.

    offset  what the other fronts gained as a share of what the covered ones lost, with its 95 % interval; None: they did not lose
    """

    days_before: int
    days_after: int
    covered: Change
    others: Change
    total: Change
    fronts: tuple[Change, ...]
    offset: tuple[float, float, float] | None


@dataclass(frozen=True, slots=True)
class Driver:
    """One front's share of the incidents beyond expectation: mean and 95 % interval.

    lowest, highest  the share with none, and with all, of the unattributed incidents that could be its own
    without_source   range of the share when one source after another is left out; None: sources are not known
    """

    name: str
    expected: float
    observed: int
    share: tuple[float, float, float]
    lowest: float
    highest: float
    without_source: tuple[float, float] | None


@dataclass(frozen=True, slots=True)
class Drivers:
    """Who carries the excess; the shares of the drivers and of the unattributed sum to 1.

    excess        incidents beyond expectation: mean and 95 % interval
    unattributed  share of incidents that no source attributes
    """

    days_before: int
    days_after: int
    excess: tuple[float, float, float]
    drivers: tuple[Driver, ...]
    unattributed: tuple[float, float, float]
