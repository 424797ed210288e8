"""Question 2: is there a cluster of incidents anywhere, allowing for having looked everywhere?"""

from __future__ import annotations

import dataclasses
import datetime as dt
from collections import defaultdict
from collections.abc import Mapping, Sequence
from typing import Any

import numpy as np

from treve.analyse.hotspots import Search, daily_size, estimated_maps, expectation_score, hotspots
from treve.analysis.case import Case
from treve.analysis.effect import plan_of
from treve.analysis.present import last_counted
from treve.model.effect import Plan
from treve.model.questions import HotspotsAnswer
from treve.model.refusal import Missing, Refusal
from treve.read import Progress

LAST_DAYS = 28
_KILOMETRES = 111.2
"""Of one degree of latitude."""


def answer(case: Case, progress: Progress) -> HotspotsAnswer | Refusal:
    """Clusters among districts over windows that end on the day of the answer; a table of counts has no places."""
    if case.store is None:
        return Refusal(Missing.NOT_IN_COUNTS)
    plan = plan_of(case)
    if isinstance(plan, Refusal):
        return plan
    days = min(LAST_DAYS, (last_counted(case) - plan.start).days + 1)
    if days < 1:
        return Refusal(
            Missing.START_AFTER_DATA, {"start": plan.start.isoformat(), "last": last_counted(case).isoformat()}
        )
    rows = [
        row
        for row in case.store.fetch("analysis/district_days.sql").to_pylist()
        if row["agreement_id"] == case.truce.agreement_id and row["day"] <= last_counted(case)
    ]
    named = [row for row in rows if row["admin2"]]
    found = _search(case, plan, named, days)
    if isinstance(found, Refusal):
        return found
    left_out = sum(
        row["events"] for row in rows if not row["admin2"] and row["day"] > last_counted(case) - dt.timedelta(days=days)
    )
    return HotspotsAnswer(last_counted(case), left_out, found)


def _search(case: Case, plan: Plan, rows: Sequence[Mapping[str, Any]], days: int) -> Any:
    """Half an incident in the days before stands for a district with none, so that a first one is a surprise and no certainty."""
    districts = sorted({(row["admin1"] or "", row["admin2"]) for row in rows})
    if not districts:
        return Refusal(Missing.TOO_FEW_UNITS, {"units": 0, "needed": 3})
    before = np.zeros((plan.before, len(districts)), dtype=np.int64)
    last = np.zeros((days, len(districts)), dtype=np.int64)
    points: dict[tuple[str, str], list[tuple[float, float, int]]] = defaultdict(list)
    for row in rows:
        key = (row["admin1"] or "", row["admin2"])
        place = districts.index(key)
        points[key].append((row["latitude"], row["longitude"], row["events"]))
        back = (row["day"] - (plan.start - dt.timedelta(days=plan.before))).days
        if 0 <= back < plan.before:
            before[back, place] += row["events"]
        recent = days - 1 - (last_counted(case) - row["day"]).days
        if 0 <= recent < days:
            last[recent, place] += row["events"]
    size = daily_size(before)
    daily = np.maximum(before.sum(axis=0), 0.5) / plan.before
    expected = np.tile(daily, (days, 1))
    names = [f"{admin2} ({admin1})" if admin1 else admin2 for admin1, admin2 in districts]
    search = Search(names, _plane([points[key] for key in districts]), last, expected)
    found = hotspots(search, expectation_score, estimated_maps(before, days, size), case.generator("hotspots"))
    return found if isinstance(found, Refusal) else dataclasses.replace(found, size=size)


def _plane(points: Sequence[Sequence[tuple[float, float, int]]]) -> np.ndarray[Any, np.dtype[np.float64]]:
    """Kilometres east and north, one point for each district, weighed by its incidents."""
    means = np.array(
        [np.average([[lat, lon] for lat, lon, _ in one], axis=0, weights=[n for *_, n in one]) for one in points]
    )
    shrink = np.cos(np.radians(means[:, 0].mean()))
    return np.column_stack([means[:, 1] * shrink, means[:, 0]]) * _KILOMETRES
