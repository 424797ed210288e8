"""What the questions beyond the effect answer: frozen results, with a refusal in the place of what cannot be told."""

from __future__ import annotations

import datetime as dt
from collections.abc import Mapping
from dataclasses import dataclass

from treve.model.alarms import Alarms
from treve.model.displacement import Displacement, Drivers
from treve.model.durability import Durability
from treve.model.forecast import Forecast
from treve.model.holding import Holding, Threshold
from treve.model.hotspots import Hotspots
from treve.model.multiple_systems import MultipleSystems
from treve.model.pooled_rates import PooledRates
from treve.model.refusal import Refusal


@dataclass(frozen=True, slots=True)
class WhereAnswer:
    """Incidents on the covered fronts by area, and of every pair of sides, after against before."""

    start: dt.date
    areas: PooledRates | Refusal
    fronts: PooledRates | Refusal


@dataclass(frozen=True, slots=True)
class DisplacementAnswer:
    """Covered fronts against the others. `unknown`: incidents on fronts of which nobody can tell; in neither."""

    start: dt.date
    unknown: int
    events: Displacement | Refusal
    deaths: Displacement | Refusal


@dataclass(frozen=True, slots=True)
class HotspotsAnswer:
    """Clusters on the covered fronts in the last days, by district, against the days before the truce.

    left_out  incidents without an exact or near place, or without a named district
    """

    last: dt.date
    left_out: int
    found: Hotspots


@dataclass(frozen=True, slots=True)
class HoldingAnswer:
    """The state on one day, and when the mean of seven days first reached shares of that before the truce.

    left_out    incidents on the covered fronts without a usable report day; they are in none of the figures
    thresholds  by deaths (best figure), 30 days before
    deaths_before  deaths a day in those 30 days
    deaths_means   means of seven days from the seventh day of the truce on, to be drawn
    summary     what stands in summary.json under `holding`
    """

    as_of: dt.date
    left_out: int
    state: Holding | Refusal
    thresholds: tuple[Threshold, ...] | Refusal
    deaths_before: float | None
    deaths_means: tuple[float, ...]
    summary: Mapping[str, object] | None


@dataclass(frozen=True, slots=True)
class DriversAnswer:
    """Who carries what exceeds the expectation from the days before the truce, on the last days."""

    first: dt.date
    last: dt.date
    found: Drivers


@dataclass(frozen=True, slots=True)
class OutlookAnswer:
    """Forecasts of deaths (best figure) for the covered fronts together and for each of their areas; alarms on their incidents."""

    data_end: dt.date
    forecasts: tuple[Forecast, ...]
    alarms: tuple[Alarms, ...]


@dataclass(frozen=True, slots=True)
class DurabilityAnswer:
    """Comparable truces given by the user. `summary`: what stands in summary.json under `durability`."""

    as_of: dt.date
    source: str
    found: Durability
    summary: Mapping[str, object]


@dataclass(frozen=True, slots=True)
class UnseenAnswer:
    """What no register saw, from a table of overlaps given by the user."""

    source: str
    found: MultipleSystems
