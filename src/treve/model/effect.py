"""Answers to: did recorded violence fall when the truce took effect, and by how much?

A ratio is a rate after over a rate before: below 1 is a fall. Limits are those of the 95 % interval unless said otherwise.
"""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass
from enum import StrEnum

from treve.model.daily_counts import Measure
from treve.model.refusal import Refusal


class EffectVerdict(StrEnum):
    """The five rungs of the ladder."""

    CLEAR_FALL = "clear_fall"
    LIKELY_FALL = "likely_fall"
    UNCLEAR = "unclear"
    LIKELY_RISE = "likely_rise"
    CLEAR_RISE = "clear_rise"


class Condition(StrEnum):
    """What the ladder asks for, in its order.

    interval  the 95 % interval lies on one side of 1
    placebo   at most 5 % of truce-free dates show a change as large; placebo_unknown: there are fewer than 20 such dates
    grid      every baseline and dropped window gives a change in the same direction
    others    a chance of at least 90 % that covered fronts changed more than the others; others_unknown: there are none
    chance    a chance of at least 90 % that there was any change in this direction
    """

    INTERVAL = "interval"
    PLACEBO = "placebo"
    PLACEBO_UNKNOWN = "placebo_unknown"
    GRID = "grid"
    OTHERS = "others"
    OTHERS_UNKNOWN = "others_unknown"
    CHANCE = "chance"


@dataclass(frozen=True, slots=True)
class Ruling:
    """A rung of the ladder, and the first condition that failed for a clearer one; None on the clear rungs."""

    verdict: EffectVerdict
    failed_condition: Condition | None


@dataclass(frozen=True, slots=True)
class RateRatio:
    """A ratio of rates: median, 95 % limits, 50 % limits, chance of any fall, chance of a fall by more than a quarter."""

    median: float
    low: float
    high: float
    low50: float
    high50: float
    p_fall: float
    p_fall_quarter: float


@dataclass(frozen=True, slots=True)
class Window:
    """The days compared, all included: from `first` to the day before `start`, and from `start` to `last`.

    dropped  days just before the start that are left out of the comparison
    """

    first: dt.date
    start: dt.date
    last: dt.date
    dropped: int = 0


@dataclass(frozen=True, slots=True)
class Counted:
    """What was counted on the days compared: sums before and from the start, and the number of days that entered."""

    before: int
    after: int
    days_before: int
    days_after: int


@dataclass(frozen=True, slots=True)
class Fitted:
    """One fit of the model: its window, what it counted, the ratio, and the signs that the grid of the model is too narrow.

    walk_weight  posterior mass of the random-walk block
    edge_weight  largest posterior mass on an edge of the grid; above 0.2 the page warns
    """

    window: Window
    counted: Counted
    ratio: RateRatio
    walk_weight: float
    edge_weight: float


@dataclass(frozen=True, slots=True)
class Cell:
    """One cell of the grid of baselines and dropped windows.

    baseline  days before; dropped: days just before the start left out; since_declared: dropped are those since the declaration
    fitted    the fit; a Refusal where the data do not allow this cell
    """

    baseline: int
    dropped: int
    since_declared: bool
    fitted: Fitted | Refusal


@dataclass(frozen=True, slots=True)
class Placebo:
    """Rank of the observed ratio among those of truce-free dates.

    as_low     dates with a ratio as low as the observed one; share: of all; corrected: (1 + as_low) / (1 + dates)
    effective  windows that fit into the span without overlap
    central_90, central_95  the middle of the ratios of the dates
    """

    dates: int
    as_low: int
    share: float
    corrected: float
    share_as_high: float
    observed: float
    median: float
    central_90: tuple[float, float]
    central_95: tuple[float, float]
    effective: float
    first: dt.date
    last: dt.date
    ratios: tuple[float, ...]


@dataclass(frozen=True, slots=True)
class Difference:
    """The ratio of covered fronts over that of the others; p_lower: chance that it is below 1."""

    median: float
    low: float
    high: float
    p_lower: float
    draws: int


@dataclass(frozen=True, slots=True)
class WeeklyRatio:
    """Weekly sums, their ratio by quasi-Poisson regression with Student's interval, and the dispersion."""

    ratio: float
    low: float
    high: float
    dispersion: float
    before: tuple[int, ...]
    after: tuple[int, ...]


@dataclass(frozen=True, slots=True)
class TrendRatio:
    """The ratio by negative binomial regression with a line in time: a sensitivity, never a headline.

    Trends are extrapolated by it, and its interval takes days as independent. The limits are None where the counts are no more
    dispersed than Poisson counts.
    """

    ratio: float
    low: float | None
    high: float | None


@dataclass(frozen=True, slots=True)
class ChangePoint:
    """The day on which the level of a series changed: days before it, the earliest and the latest, and the factor."""

    days_before: int
    earliest: int
    latest: int
    ratio: float


@dataclass(frozen=True, slots=True)
class TippingPoint:
    """Share of its former level to which reporting would have to drop for the fall to be an artefact.

    upper  the same for the upper limit; None: the interval reaches 1, so that no drop of reporting is needed
    """

    median: float
    upper: float | None


@dataclass(frozen=True, slots=True)
class VagueDays:
    """Incidents of several possible days that touch the days compared, and the ratio with them.

    exact      the count of the first days after the start, from exact days alone
    stacked    the same with every vague incident put on its first day: the mistake to show, never to make
    expected   the same with every possible day as likely
    expected_long  part of `expected` that comes from spans of more than 31 days
    undated        count of incidents whose span is longer than the window: not spread, told apart
    days           days after the start that these counts cover
    pooled         the ratio over all imputations; None: the data set does not hold such incidents
    """

    incidents: int
    exact: int
    stacked: int
    expected: float
    expected_long: float
    undated: int
    days: int
    imputations: int
    pooled: RateRatio | None


@dataclass(frozen=True, slots=True)
class WithoutArea:
    """The change with one area left out.

    before, after  counts of the area itself on the days compared
    share_of_fall  its part of the fall (or rise) in the daily rate, all areas together being 1; None: the daily rate did not change
    without        the ratio of all other areas
    carries        more than half of the change in the daily rate is its own, or at least half of the ratio is gone without it
    """

    area: str | None
    before: int
    after: int
    share_of_fall: float | None
    without: RateRatio | Refusal
    carries: bool


@dataclass(frozen=True, slots=True)
class WeekArea:
    """One area by its weekly sums.

    before, after  sums of the weeks compared
    share_of_fall  its part of the net change in the weekly rate; None: the rate did not change
    without        the ratio of all other areas; None: one side of it has no count
    carries        by the rule for `WithoutArea`
    """

    area: str | None
    before: int
    after: int
    share_of_fall: float | None
    without: WeeklyRatio | None
    carries: bool


@dataclass(frozen=True, slots=True)
class WeeklyAreas:
    """Which area carries the change, by weekly sums of a table of their own: all areas, and each left out."""

    source: str
    weeks_before: int
    weeks_after: int
    together: WeeklyRatio
    areas: tuple[WeekArea, ...]


@dataclass(frozen=True, slots=True)
class Plan:
    """The days that are compared, fixed before a number is looked at; the same for every measure.

    before, after  days of the headline cell; baselines, drops: the grid
    declared_drop  days from the declaration to the day before the start; 0: declared on the day of effect, or not stated
    """

    start: dt.date
    before: int
    after: int
    baselines: tuple[int, ...]
    drops: tuple[int, ...]
    declared_drop: int


@dataclass(frozen=True, slots=True)
class MeasuredEffect:
    """The effect on one measure: covered fronts, other fronts, and every check."""

    measure: Measure
    ruling: Ruling
    headline: Fitted
    trend: TrendRatio | Refusal
    cells: tuple[Cell, ...]
    placebo: Placebo | Refusal
    others: Fitted | Refusal
    difference: Difference | Refusal
    total: Fitted | Refusal
    weekly: WeeklyRatio | Refusal
    change: ChangePoint | Refusal
    vague: VagueDays | Refusal
    areas: tuple[WithoutArea, ...]
    tipping: TippingPoint | None
