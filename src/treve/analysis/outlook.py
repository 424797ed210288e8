"""Question 5: what next? Forecast, chance of escalation, and alarms."""

from __future__ import annotations

from collections.abc import Callable

from treve.analyse.alarms import alarms
from treve.analyse.forecast import forecast, weekly_counts
from treve.analysis.case import Case
from treve.analysis.present import covered_area, is_covered, watch
from treve.analysis.series import series
from treve.bulletin.front_names import ALL_COVERED
from treve.model.alarms import Alarms
from treve.model.daily_counts import DayCount, Measure
from treve.model.forecast import Forecast
from treve.model.questions import OutlookAnswer
from treve.model.refusal import Missing, Refusal
from treve.read import Progress

MOST_AREAS = 20


def answer(case: Case, progress: Progress) -> OutlookAnswer | Refusal:
    """Deaths (best figure) of the covered fronts together and of the areas with the most incidents; alarms on incidents.

    The spread of the forecast was fixed on deaths: on incidents it gave chances of escalation several times too high (backtest).
    Areas without weeks enough stay out.
    """
    if isinstance(case.known, Refusal):
        return case.known
    unwatched = int((watch(case, case.counts.first, case.counts.last) == 0).sum())
    if unwatched:
        return Refusal(Missing.UNWATCHED_DAYS, {"days": unwatched})
    sizes: dict[str, int] = {}
    for row in case.counts.rows:
        if is_covered(row) and row.area:
            sizes[row.area] = sizes.get(row.area, 0) + row.events
    areas = sorted(sizes, key=lambda name: (-sizes[name], name))[:MOST_AREAS]
    groups: list[tuple[str, Callable[[DayCount], bool]]] = [(ALL_COVERED, is_covered)]
    groups += [(name, covered_area(name)) for name in areas]
    forecasts: list[Forecast] = []
    warned: list[Alarms] = []
    refused: Refusal | None = None
    for name, wanted in groups:
        daily = series(case.counts, Measure.DEATHS_BEST, wanted, case.counts.first, case.counts.last)
        told = forecast(name, daily, case.counts.last)
        if isinstance(told, Refusal):
            refused = refused or (told if name == ALL_COVERED else None)
            continue
        forecasts.append(told)
        if name == ALL_COVERED:
            progress("alarms", 0)
            incidents = series(case.counts, Measure.EVENTS, wanted, case.counts.first, case.counts.last)
            raised = alarms(name, weekly_counts(incidents), case.generator("alarms"))
            warned += [] if isinstance(raised, Refusal) else [raised]
    return refused or OutlookAnswer(case.counts.last, tuple(forecasts), tuple(warned))
