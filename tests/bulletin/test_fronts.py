"""Day by day, and the thirty days compared."""

from __future__ import annotations

import datetime as dt
from typing import Any

from hypothesis import given
from hypothesis import strategies as st

from treve.bulletin import fronts, shown
from treve.bulletin.charts import Day, Span
from treve.store.protocol import Store

DAY = dt.date(2016, 12, 30)
ONE = Day(1, 1, None, 3, 0, 1)


def _told(store: Store, told: dict[str, Any]) -> fronts.FrontDays:
    data = (dt.date(2016, 12, 20), dt.date(2017, 1, 20))
    (one,) = shown.shown(told["agreements"], store.fetch("reading").to_pylist(), data)
    shown.load((one,), store)
    found = fronts.front_days(
        one,
        store.fetch("bulletin/front_days.sql").to_pylist(),
        store.fetch("bulletin/front_vague.sql").to_pylist(),
    )
    assert found is not None
    return found


def test_fronts_are_told_apart_and_the_vague_incident_is_left_out(store: Store, told: dict[str, Any]) -> None:
    found = _told(store, told)
    assert found.grid is not None
    assert {row.head: row.cells for row in found.grid.rows} == {
        "Between sides the truce binds": ("0", "4", "0 / 0 / 0", "8 / 2 / 7"),
        "With a side shut out of it": ("0", "1", "0 / 0 / 0", "5 / 5 / 5"),
        "Front cannot be told": ("1", "1", "10 / 10 / 10", "1 / 1 / 1"),
    }
    assert found.left_out.startswith("1 incident that touches")
    assert found.no_figure.startswith("1 incident drawn states no number of deaths")


def test_the_comparison_says_that_it_is_no_effect(store: Store, told: dict[str, Any]) -> None:
    found = _told(store, told)
    assert found.grid is not None
    assert "not an effect" in str(found.grid.note)
    assert "not equally long" in str(found.grid.note)
    assert found.grid.caption == "The 10 days before the start, and 22 days from the start"


def test_a_figure_nobody_states_is_not_stated() -> None:
    assert fronts.deaths({DAY: ONE}, Span(DAY, DAY)) == "1 / not stated / 3"
    assert fronts.deaths({}, Span(DAY, DAY)) == "0 / 0 / 0"


@given(st.dictionaries(st.integers(0, 40), st.integers(1, 9)), st.integers(0, 30))
def test_incidents_of_two_adjoining_spans_add_up(counts: dict[int, int], cut: int) -> None:
    days = {DAY + dt.timedelta(days=at): Day(count, None, None, None, count, 0) for at, count in counts.items()}
    first, middle, last = DAY, DAY + dt.timedelta(days=cut), DAY + dt.timedelta(days=40)
    whole = fronts.incidents(days, Span(first, last))
    halves = fronts.incidents(days, Span(first, middle)) + fronts.incidents(
        days, Span(middle + dt.timedelta(days=1), last)
    )
    assert whole == halves == sum(counts.values())


def test_without_incidents_there_is_no_chart(store: Store, told: dict[str, Any]) -> None:
    (one,) = shown.shown(told["agreements"], store.fetch("reading").to_pylist(), (DAY, DAY))
    assert fronts.front_days(one, [], []) is None
    assert "nothing is drawn" in fronts.no_days(one)
