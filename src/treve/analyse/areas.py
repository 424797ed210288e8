"""Which area carries the change? Every area is left out once."""

from __future__ import annotations

import math
from collections.abc import Callable, Mapping

import numpy as np
import numpy.typing as npt

from treve.analyse.weekly import weekly_ratio
from treve.model.effect import Fitted, RateRatio, WeekArea, WeeklyAreas, WeeklyRatio, WithoutArea
from treve.model.refusal import Missing, Refusal

Floats = npt.NDArray[np.float64]

NO_CHANGE = 0.05
"""A change smaller than this on the log scale is carried by nobody."""

HALF = 0.5
FEWEST_LEFT = 10


def without_areas(
    areas: Mapping[str | None, Floats],
    headline: Fitted,
    refit: Callable[[Floats], RateRatio],
    before: int,
    effort: Floats | None = None,
) -> tuple[WithoutArea, ...]:
    """The ratio with each area left out, the largest part of the change first.

    areas   daily numbers of each area on the days compared; NaN: not known
    refit   gives the ratio of daily numbers on the days compared
    before  days before the start
    effort  on each of the days, 0 where it does not count; None: every day alike
    Areas without any count on these days are left out.
    """
    if effort is not None:
        areas = {area: np.where(effort > 0, daily, 0.0) for area, daily in areas.items()}
    areas = {area: daily for area, daily in areas.items() if np.nansum(daily) > 0}
    if len(areas) < 2:
        return ()
    everything = np.sum(list(areas.values()), axis=0)
    change = _change(everything, before, effort)

    def without(area: str | None, daily: Floats) -> WithoutArea:
        share = _change(daily, before, effort) / change if change else None
        return _without(area, daily, everything, share, headline, refit, before)

    found = [without(area, daily) for area, daily in areas.items()]
    return tuple(sorted(found, key=lambda one: (-(one.share_of_fall or 0.0), one.area or "")))


def _without(
    area: str | None,
    daily: Floats,
    everything: Floats,
    share: float | None,
    headline: Fitted,
    refit: Callable[[Floats], RateRatio],
    before: int,
) -> WithoutArea:
    rest = everything - daily
    left = int(np.nansum(rest))
    few = Refusal(Missing.TOO_FEW_EVENTS, {"count": left, "fewest": FEWEST_LEFT})
    without = few if left < FEWEST_LEFT else refit(rest)
    return WithoutArea(
        area=area,
        before=int(np.nansum(daily[:before])),
        after=int(np.nansum(daily[before:])),
        share_of_fall=share,
        without=without,
        carries=carries(headline.ratio.median, without.median if isinstance(without, RateRatio) else None, share),
    )


def weekly_areas(
    areas: Mapping[str | None, Floats], before: int, source: str, effort: Floats | None = None
) -> WeeklyAreas | Refusal:
    """The ratio of weekly rates with each area left out, the largest part of the change first.

    areas   weekly sums of each area on the weeks compared, none missing
    before  weeks before the start
    source  name of the table
    effort  of each week, above 0; None: every week alike
    Result  a Refusal where one side has no count. Areas without any count on these weeks are left out.
    """
    areas = {area: weeks for area, weeks in areas.items() if weeks.sum() > 0}
    if not areas:
        return Refusal(Missing.NOTHING_COUNTED)
    everything = np.sum(list(areas.values()), axis=0)
    together = _weekly(everything, before, effort)
    if together is None:
        return Refusal(Missing.ONE_SIDE_ZERO)
    change = _change(everything, before, effort)
    found = []
    for area, weeks in areas.items():
        share = _change(weeks, before, effort) / change if change else None
        without = _weekly(everything - weeks, before, effort)
        carried = carries(together.ratio, without.ratio if without else None, share)
        sums = int(weeks[:before].sum()), int(weeks[before:].sum())
        found.append(WeekArea(area, *sums, share, without, carried))
    ordered = sorted(found, key=lambda one: (-(one.share_of_fall or 0.0), one.area or ""))
    return WeeklyAreas(source, before, len(everything) - before, together, tuple(ordered))


def _weekly(weeks: Floats, before: int, effort: Floats | None) -> WeeklyRatio | None:
    if not (weeks[:before].sum() > 0 and weeks[before:].sum() > 0):
        return None
    return weekly_ratio(weeks[:before], weeks[before:], None if effort is None else (effort[:before], effort[before:]))


def carries(median: float, without: float | None, share: float | None) -> bool:
    """More than half of the change in the daily rate is this area's, or half of the change is gone without it on the log scale.

    median, without  ratio of all areas and of all but this one; None: too little is left for a ratio
    share            the area's part of the change in the daily rate
    """
    if abs(math.log(median)) <= NO_CHANGE:
        return False
    gone = without is not None and math.log(without) / math.log(median) <= HALF
    return gone or (share is not None and share > HALF)


def _change(daily: Floats, before: int, effort: Floats | None) -> float:
    """Fall of the rate for the same effort."""
    if effort is None:
        return float(np.nanmean(daily[:before]) - np.nanmean(daily[before:]))
    known = np.where(np.isfinite(daily), effort, 0.0)
    rates = [np.nansum(daily[part]) / known[part].sum() for part in (slice(before), slice(before, None))]
    return float(rates[0] - rates[1])
