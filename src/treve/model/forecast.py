"""What next: forecasts of weekly counts, their scores, and what a backtest of them shows."""

from __future__ import annotations

import datetime as dt
from collections.abc import Mapping
from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class WeekForecast:
    """The forecast of one week: the seven days that end `days` days after the data end.

    median, low, high   quantiles 50, 5 and 95 %
    escalation  chance of more than twice the mean of the last four weeks plus five
    """

    days: int
    median: float
    low: float
    high: float
    escalation: float


@dataclass(frozen=True, slots=True)
class Forecast:
    """The next weeks of one place or front.

    last_week   count of the seven days up to the data end
    level       smoothed weekly count from which every horizon is forecast
    limit       the count above which a week is an escalation
    usual       share of past weeks that were escalations by the same rule
    weeks       weeks the forecast and `usual` rest on
    recent      counts of the last weeks up to the data end, to be drawn
    """

    name: str
    data_end: dt.date
    last_week: int
    level: float
    limit: float
    usual: float
    weeks: int
    recent: tuple[int, ...]
    horizons: tuple[WeekForecast, ...]


@dataclass(frozen=True, slots=True)
class Score:
    """How well one method forecast one horizon (in weeks) over all places and origins.

    crps, log_score  mean; lower is better. log_score: minus the logarithm of the chance given to what came, in classes
    brier            mean squared error of the chance of escalation
    interval         mean interval score of the 90 % interval
    covered          share of counts inside the 90 % interval
    precision        share of alarms that came true, one alarm in ten weeks and place
    average_precision  area under the curve of precision and recall
    false_alarms     false alarms a month and place at that budget
    lead_weeks       median weeks between the first alarm for an escalation and the escalation; None: none was warned of
    """

    method: str
    horizon: int
    crps: float
    log_score: float
    brier: float
    interval: float
    covered: float
    precision: float
    average_precision: float
    false_alarms: float
    lead_weeks: float | None
    warned: float


@dataclass(frozen=True, slots=True)
class ReliabilityBin:
    """Forecast chances of escalation from `low` to below `high`: their mean, and how often it came."""

    low: float
    high: float
    forecasts: int
    mean: float
    came: float


@dataclass(frozen=True, slots=True)
class Difference:
    """A method's mean score less that of the method shipped, with its 95 % block-bootstrap interval; below 0: better."""

    method: str
    horizon: int
    crps: tuple[float, float, float]
    brier: tuple[float, float, float]


@dataclass(frozen=True, slots=True)
class Backtest:
    """Forecasts made again at each past week, from the weeks until then only.

    base_rate     share of escalations at each horizon
    shipped       the method used for forecasts
    winners       methods that beat it in CRPS and Brier score at every horizon, with intervals entirely below 0
    reliability   bins of the shipped method, by horizon
    """

    places: tuple[str, ...]
    weeks: int
    first_week: dt.date
    first_origin: int
    horizons: tuple[int, ...]
    base_rate: tuple[float, ...]
    scores: tuple[Score, ...]
    differences: tuple[Difference, ...]
    reliability: Mapping[int, tuple[ReliabilityBin, ...]]
    shipped: str
    winners: tuple[str, ...]
