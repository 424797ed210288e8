"""A new report finds its duplicates in a finished run, as the run itself would have."""

from __future__ import annotations

import datetime as dt

import pytest
from benchmarks.link_store import START
from benchmarks.link_truth import ACT_NAMES

from tests.link.conftest import World
from treve.errors import BadValue
from treve.link.near import Near, NewReport
from treve.model.act import Act
from treve.model.place import PlacePrecision


@pytest.fixture(scope="module")
def near(world: World) -> Near:
    return Near(world.store)


def _copy(world: World, at: int) -> NewReport:
    r = world.truth.reports
    act = int(r.act[at])
    return NewReport(
        first_day=START + dt.timedelta(days=int(r.first_day[at])),
        last_day=START + dt.timedelta(days=int(r.last_day[at])),
        latitude=float(r.latitude[at]),
        longitude=float(r.longitude[at]),
        precision=(PlacePrecision.EXACT, PlacePrecision.NEAR, PlacePrecision.DISTRICT)[int(r.precision[at])],
        place_name=f"town {int(r.town[at])}",
        act=Act(ACT_NAMES[act]) if act < len(ACT_NAMES) else None,
        deaths_low=int(r.deaths_low[at]) if r.deaths_low[at] >= 0 else None,
        deaths_high=int(r.deaths_high[at]) if r.deaths_high[at] >= 0 else None,
    )


def test_a_report_told_again_finds_itself_first(world: World, near: Near) -> None:
    hits = 0
    for at in range(0, 400, 20):
        found = near.reports(_copy(world, at))
        hits += any(one.report_id == f"made:{at + 1}" for one in found[:3])
        assert list(found) == sorted(found, key=lambda one: (-one.chance, one.report_id))
    assert hits >= 14


def test_far_away_there_is_nothing(world: World, near: Near) -> None:
    far = NewReport(dt.date(1990, 1, 1), dt.date(1990, 1, 1), 36.0, 37.0, PlacePrecision.EXACT)
    assert near.reports(far) == ()


def test_a_place_without_a_point_is_looked_for_by_name(world: World, near: Near) -> None:
    day = START + dt.timedelta(days=int(world.truth.reports.first_day[0]))
    nameless = NewReport(day, day, place_name=None)
    assert near.reports(nameless) == ()


@pytest.mark.parametrize(
    "new",
    [
        NewReport(dt.date(2015, 1, 2), dt.date(2015, 1, 1)),
        NewReport(dt.date(2015, 1, 1), dt.date(2015, 1, 1), latitude=3.0),
    ],
)
def test_what_makes_no_sense_is_refused(near: Near, new: NewReport) -> None:
    with pytest.raises(BadValue):
        near.reports(new)
