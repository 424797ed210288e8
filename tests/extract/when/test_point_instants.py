from __future__ import annotations

import datetime as dt

import pytest

from treve.extract.when.point_instants import Reading, instants_at
from treve.extract.when.time_parts import Part
from treve.extract.when.time_points import Point
from treve.extract.when.verbs import Tense
from treve.extract.when.wall_times import iso

DAY = dt.date(2016, 12, 29)


def read(clock: Part | None, tense: Tense = Tense.NONE, zone: str | None = "Asia/Damascus", *marks: str) -> list[str]:
    point = Point(0, 1, weekday=3, clock=clock, marks=set(marks))
    return [iso(one)[:16] for one in instants_at(point, DAY, Reading(tense, DAY, zone, DAY)).instants]


MIDNIGHT = Part("midnight", 0, 1)
START, END = "2016-12-29T00:00", "2016-12-30T00:00"


@pytest.mark.parametrize(
    ("tense", "marks", "instants"),
    [
        (Tense.NONE, (), [START, END]),
        (Tense.FUTURE, (), [END]),
        (Tense.PAST, (), [START]),
        (Tense.NONE, ("begin",), [START]),
        (Tense.NONE, ("end",), [END]),
        (Tense.NONE, ("night",), [END]),
    ],
)
def test_midnight_of_a_day_is_two_instants_unless_something_decides(
    tense: Tense, marks: tuple[str, ...], instants: list[str]
) -> None:
    assert read(MIDNIGHT, tense, "Asia/Damascus", *marks) == instants


@pytest.mark.parametrize(
    ("clock", "hours"),
    [
        (Part("clock", 0, 1, hour=0, exact=True), [START]),
        (Part("clock", 0, 1, hour=24, exact=True), [END]),
        (Part("clock", 0, 1, hour=6), ["2016-12-29T06:00", "2016-12-29T18:00"]),
        (Part("clock", 0, 1, hour=6, half="pm"), ["2016-12-29T18:00"]),
        (Part("clock", 0, 1, hour=12, half="am"), [START]),
        (Part("clock", 0, 1, hour=12, half="pm"), ["2016-12-29T12:00"]),
    ],
)
def test_an_hour_is_both_unless_it_says_which(clock: Part, hours: list[str]) -> None:
    assert read(clock) == hours


def test_without_a_zone_there_is_no_instant() -> None:
    assert read(MIDNIGHT, Tense.NONE, None) == []
