"""Coarse places and days: an audience learns a cell and a period, and cannot tell one place in a cell from another."""

from __future__ import annotations

import datetime as dt
from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from treve.casebook.audiences import GRAINS, Audience, Grain, agreed, coarse, period_of, readers, wider

DEGREES = st.decimals(-90, 90, places=5)


@given(DEGREES, st.decimals(-180, 180, places=5), st.sampled_from(["0.1", "0.25", "0.5", "1"]))
def test_a_point_lies_in_its_cell_and_every_point_of_the_cell_looks_the_same(
    latitude: Decimal, longitude: Decimal, side: str
) -> None:
    grain = Grain(Decimal(side), "week", 3, "verification")
    cell = coarse({"latitude": str(latitude), "longitude": str(longitude)}, grain)["cell"]
    assert Decimal(cell["south"]) <= latitude < Decimal(cell["north"])
    assert Decimal(cell["west"]) <= longitude < Decimal(cell["east"])
    assert Decimal(cell["north"]) - Decimal(cell["south"]) == Decimal(side)
    corner = {"latitude": cell["south"], "longitude": cell["west"]}
    assert coarse(corner, grain)["cell"] == cell


@given(st.dates(dt.date(2000, 1, 1), dt.date(2100, 1, 1)), st.sampled_from(["day", "week", "month"]))
def test_a_day_lies_in_its_period_and_periods_follow_each_other(day: dt.date, period: str) -> None:
    first, after = period_of(day, period)
    assert first <= day < after
    assert period_of(after, period)[0] == after
    assert period_of(after - dt.timedelta(days=1), period) == (first, after)
    assert {"day": after - first == dt.timedelta(days=1), "week": first.weekday() == 0, "month": first.day == 1}[period]


def test_nothing_else_of_a_report_leaves() -> None:
    report = {
        "kind": "report",
        "report": "R-1",
        "summary": "shelling of the bakery",
        "place": "the bakery in the Street of the Tanners",
        "area": "Idlib",
        "act": "artillery",
        "latitude": "35.8612",
        "longitude": "36.8034",
        "occurred_from": "2017-01-05",
        "recorder": "the baker",
        "source": "https://example.org/1",
        "killed_low": 1,
        "attachments": [{"sha256": "0" * 64}],
    }
    assert coarse(report, GRAINS[Audience.PUBLIC]) == {
        "act": "artillery",
        "area": "Idlib",
        "from": "2017-01-02",
        "until": "2017-01-09",
    }
    assert coarse(report, GRAINS[Audience.PARTIES])["cell"]["south"] == "35.5"
    assert coarse({"summary": "x"}, GRAINS[Audience.COMMISSION]) == {}


@pytest.mark.parametrize("audience", list(Audience))
def test_no_answer_is_no_consent(audience: Audience) -> None:
    use = GRAINS[audience].use
    assert agreed({"consent": [use]}, audience)
    assert not agreed({"consent": []}, audience)
    assert not agreed({}, audience)


def test_who_is_closer_reads_what_is_for_the_wider_too_and_sees_finer() -> None:
    assert readers(Audience.PUBLIC) == tuple(Audience)
    assert wider(Audience.COMMISSION) == tuple(Audience)
    assert readers(Audience.COMMISSION) == (Audience.COMMISSION,)
    assert [GRAINS[one].least for one in Audience] == sorted(GRAINS[one].least for one in Audience)
