"""Which agreements are told at length, and which days."""

from __future__ import annotations

import datetime as dt
from typing import Any

from hypothesis import given
from hypothesis import strategies as st

from treve.bulletin.shown import AT_LENGTH, DAYS_AFTER, DAYS_BEFORE, choose, shown
from treve.model.finding import Verdict

START = dt.datetime(2016, 12, 29, 22)  # noqa: DTZ001 - the tables hold UTC without a zone
DAY = dt.date(2016, 12, 30)
A_LONG_TIME = dt.timedelta(days=400)


def _told(key: str, covered: int, reading: str = "presumed") -> dict[str, Any]:
    findings = dict.fromkeys(Verdict, 0) | {"covered": covered, "outside_time": 10_000 - covered}
    return {"id": key, "title": key, "zone": "Asia/Damascus", "readings": [{"reading": reading, "findings": findings}]}


def _reading(key: str, reading: str = "presumed") -> dict[str, Any]:
    return {
        "agreement_id": key,
        "reading": reading,
        "starts_earliest": START,
        "starts_latest": START,
        "ends_earliest": None,
        "ends_latest": None,
    }


@given(st.lists(st.integers(0, 100), max_size=60))
def test_at_most_twenty_are_told_at_length_and_none_left_out_has_more_findings(counts: list[int]) -> None:
    told = [_told(f"a{number:03}", count) for number, count in enumerate(counts)]
    chosen = choose(told)
    assert len(chosen) == min(len(told), AT_LENGTH)
    assert [one["id"] for one in chosen] == sorted(one["id"] for one in chosen)
    left = [one for one in told if one not in chosen]
    least = min((one["readings"][0]["findings"]["covered"] for one in chosen), default=0)
    assert all(one["readings"][0]["findings"]["covered"] <= least for one in left)


def test_the_days_are_sixty_before_and_ninety_from_the_start() -> None:
    (one,) = shown([_told("a", 1)], [_reading("a")], (DAY - A_LONG_TIME, DAY + A_LONG_TIME))
    assert one.start_day == DAY
    assert one.span is not None
    assert (DAY - one.span.first).days == DAYS_BEFORE
    assert (one.span.last - DAY).days == DAYS_AFTER - 1


def test_the_days_end_where_the_data_end() -> None:
    (one,) = shown([_told("a", 1)], [_reading("a")], (DAY - dt.timedelta(days=3), DAY + dt.timedelta(days=5)))
    assert one.span is not None
    assert (one.span.first, one.span.last) == (DAY - dt.timedelta(days=3), DAY + dt.timedelta(days=5))


def test_data_of_other_years_give_no_days() -> None:
    (one,) = shown([_told("a", 1)], [_reading("a")], (DAY + A_LONG_TIME, DAY + 2 * A_LONG_TIME))
    assert one.span is None


def test_without_a_start_there_are_no_days() -> None:
    row = _reading("a") | {"starts_earliest": None, "starts_latest": None}
    (one,) = shown([_told("a", 1)], [row], (DAY, DAY))
    assert (one.starts, one.start_day, one.span) == (None, None, None)


def test_where_presumed_was_not_asked_for_the_first_reading_is_followed() -> None:
    (one,) = shown([_told("a", 1, "strict")], [_reading("a", "strict")], (DAY, DAY))
    assert one.reading == "strict"
