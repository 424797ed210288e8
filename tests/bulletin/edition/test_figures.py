"""Counts of an edition against a slow count over the tables of the run, in plain Python."""

from __future__ import annotations

import datetime as dt
from collections import defaultdict
from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from tests.bulletin.edition.conftest import AGREEMENT
from tests.bulletin.edition.listed import listed
from treve.bulletin import summary
from treve.bulletin.edition.figures import (
    LONG,
    OUTSIDE,
    Bounds,
    Figures,
    count,
    count_known,
    deaths,
    figures,
    has_verdict,
)
from treve.bulletin.edition.period import Kind, Period, periods
from treve.errors import NotFound
from treve.store.duckdb import DuckDBReader


def _slow(store: DuckDBReader, period: Period, verdict: str | None) -> Bounds:
    """Incidents of a period under `presumed`, one by one."""
    start, end = period.utc
    published: dict[int, list[Any]] = defaultdict(list)
    rows = {row["source_row_id"]: row for row in store.fetch("report").to_pylist()}
    for row in store.fetch("incident_report").to_pylist():
        if not row["superseded"]:
            published[row["incident_id"]].append(rows[row["source_row_id"]]["published"])
    found = {
        row["incident_id"]: row["verdict"]
        for row in store.fetch("finding").to_pylist()
        if (row["agreement_id"], row["reading"]) == (AGREEMENT, "presumed")
    }
    low = high = 0
    for one in store.fetch("incident").to_pylist():
        known = [day for day in published[one["incident_id"]] if day is not None]
        too_late = len(known) == len(published[one["incident_id"]]) and min(known) > period.last_day
        inside = one["earliest_at"] >= start and one["latest_at"] <= end
        span = one["latest_at"] - one["earliest_at"]
        touches = one["earliest_at"] < end and one["latest_at"] > start
        lasting = not inside and span > LONG and span > period.ends_at - period.starts_at
        if too_late or lasting or not touches or verdict not in (None, found.get(one["incident_id"], OUTSIDE)):
            continue
        low, high = low + inside, high + 1
    return Bounds(low, high)


@settings(max_examples=12, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(
    kind=st.sampled_from(Kind),
    until=st.dates(dt.date(2016, 12, 20), dt.date(2017, 3, 10)),
    cut_off=st.sampled_from(["00:00", "12:00", "19:30", "24:00"]),
)
def test_counts_are_those_of_a_slow_count(store: DuckDBReader, kind: Kind, until: dt.date, cut_off: str) -> None:
    period, previous = periods(kind, until, cut_off, "Asia/Damascus")
    told = figures(store, AGREEMENT, period, previous)
    assert count(told.now) == _slow(store, period, None)
    for verdict in ("covered", "undetermined", "excluded_actor", OUTSIDE):
        assert count(told.now, has_verdict("presumed", verdict)) == _slow(store, period, verdict)


def test_every_incident_has_one_verdict_under_each_reading(told: Figures) -> None:
    assert told.readings[:2] == ("strict", "presumed")
    for reading in told.readings:
        by_verdict = [
            count(told.now, has_verdict(reading, code)) for code in {one.verdicts[reading] for one in told.now}
        ]
        assert sum(one.low for one in by_verdict) == count(told.now).low
        assert sum(one.high for one in by_verdict) == count(told.now).high


def test_consecutive_periods_share_no_certain_incident(store: DuckDBReader) -> None:
    seen: set[tuple[str, ...]] = set()
    for day in range(2, 9):
        told = figures(store, AGREEMENT, *periods(Kind.DAILY, dt.date(2017, 1, day), "19:30", "Asia/Damascus"))
        sure = {one.reports for one in told.now if one.surely}
        assert not seen & sure
        seen |= sure
    assert seen


def test_a_day_that_has_not_come_does_not_end_the_data(store: DuckDBReader, monkeypatch: pytest.MonkeyPatch) -> None:
    today = dt.date(2017, 1, 20)
    monkeypatch.setattr(summary, "has_not_come", lambda day: day > today)
    told = figures(store, AGREEMENT, *periods(Kind.DAILY, dt.date(2017, 1, 2), "24:00", "UTC"))
    come = [row for row in store.fetch("report").to_pylist() if row["first_day"] <= today]
    ends = [row["last_day"] if row["last_day"] <= today else row["first_day"] for row in come]
    assert told.data_end == max(ends)


def test_an_agreement_of_another_run_is_refused(store: DuckDBReader) -> None:
    with pytest.raises(NotFound, match=AGREEMENT):
        figures(store, "yem-2022-04-02", *periods(Kind.DAILY, dt.date(2017, 1, 2), "24:00", "UTC"))


def test_known_by_a_day_where_some_report_has_no_date() -> None:
    day = dt.date(2017, 1, 10)
    later = dt.date(2017, 1, 12)
    assert listed("a", published=day).known_by(day) is True
    assert listed("b", published=later).known_by(day) is False
    assert listed("c", published=later, undated=True).known_by(day) is None
    assert listed("d", published=None, undated=True).known_by(day) is None
    assert listed("e", published=day, undated=True).known_by(day) is True
    every = [listed("a", published=day), listed("c", published=None, undated=True), listed("b", published=later)]
    assert count_known(every, day, lambda _: True) == Bounds(1, 2)


def test_deaths_without_a_figure_count_for_nothing_and_are_counted() -> None:
    told = [
        listed("a", deaths_low=1, deaths_high=4),
        listed("b", deaths_low=None, deaths_high=None),
        listed("c", deaths_low=2, deaths_high=None),
        listed("d", surely=False, deaths_low=5, deaths_high=6),
    ]
    assert deaths(told) == (Bounds(3, 12), 2)
